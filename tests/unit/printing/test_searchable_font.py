import re

from fire_roster.printing.searchable_font import MAX_BLOCK_ENTRIES, to_unicode_cmap


def test_to_unicode_cmap_beyond_the_bmp_is_a_surrogate_pair() -> None:
    assert "<01> <D842DFB7>" in to_unicode_cmap([0, 0x20BB7])


def test_to_unicode_cmap_within_the_bmp_has_four_digits() -> None:
    assert "<00> <738B>" in to_unicode_cmap([0x738B])


def test_to_unicode_cmap_full_subset_keeps_blocks_small() -> None:
    counts = [int(n) for n in re.findall(r"(\d+) beginbfchar", to_unicode_cmap([0x4E00] * 256))]
    assert sum(counts) == 256
    assert max(counts) <= MAX_BLOCK_ENTRIES


def test_to_unicode_cmap_byte_without_character_has_no_entry() -> None:
    assert "<00>" not in to_unicode_cmap([0, 0x41]).partition("endcodespacerange")[2]
