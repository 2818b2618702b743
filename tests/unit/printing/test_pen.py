from hypothesis import given
from hypothesis import strategies as st

from fire_roster.printing.geometry import Box
from fire_roster.printing.pen import hatch_segments

_SIDES = st.floats(1, 300)


@given(_SIDES, _SIDES, _SIDES, _SIDES, st.floats(1, 8))
def test_hatch_segments_end_at_the_sides_of_the_box(
    x: float, y: float, width: float, height: float, step: float
) -> None:
    box = Box(x, y, width, height)
    for x1, y1, x2, y2 in hatch_segments(box, step):
        assert box.x - 1e-6 <= x1 <= x2 <= box.right + 1e-6
        assert box.y - 1e-6 <= y1 <= y2 <= box.top + 1e-6


def test_hatch_segments_neighbouring_boxes_join_without_a_seam() -> None:
    left = hatch_segments(Box(0, 0, 10, 10), 3)
    right = hatch_segments(Box(10, 0, 10, 10), 3)
    ends = {round(y2, 6) for _, _, x2, y2 in left if x2 == 10}
    starts = {round(y1, 6) for x1, y1, _, _ in right if x1 == 10}
    assert ends - {10.0} <= starts
