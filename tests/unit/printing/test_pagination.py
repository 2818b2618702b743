from hypothesis import given
from hypothesis import strategies as st

from fire_roster.printing.pagination import spread_rows


def test_spread_rows_few_rows_are_high_on_one_page() -> None:
    pages = spread_rows(4, 500, 400, (18, 44))
    assert (pages.counts, pages.row_height) == ((4,), 44)


def test_spread_rows_full_page_shrinks_to_fit() -> None:
    assert spread_rows(20, 500, 400, (18, 44)).row_height == 20


def test_spread_rows_too_many_rows_take_the_fewest_pages() -> None:
    assert len(spread_rows(30, 500, 400, (18, 44)).counts) == 2


@given(st.integers(1, 400), st.floats(60, 700), st.floats(0.2, 1.0))
def test_spread_rows_any_number_all_rows_are_placed_within_the_room(
    row_count: int, room: float, last_share: float
) -> None:
    last_room = max(18.0, room * last_share)
    pages = spread_rows(row_count, room, last_room, (18, 44))
    assert sum(pages.counts) == row_count
    assert min(pages.counts) >= 1
    assert pages.row_height * pages.counts[-1] <= last_room + 1e-6
    assert all(pages.row_height * count <= room + 1e-6 for count in pages.counts)
    assert pages.row_height >= 18 - 1e-6
