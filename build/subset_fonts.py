"""Cut HanaMinB to the characters that Noto Sans SC lacks.

    python build/subset_fonts.py NOTO_REGULAR.ttf HANAMINB.ttf OUTPUT.ttf

Needs fontTools (4.68.0 made the committed file), which is not a dependency of the program. The
same input gives the same bytes. resources/fonts/README.md says where the inputs come from.
"""

import argparse
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

LAYOUT_TABLES = ["BASE", "FFTM", "GDEF", "GPOS", "GSUB", "gasp", "vhea", "vmtx"]
NAME_IDS = [0, 1, 2, 3, 4, 5, 6, 13, 14]


def subset_options() -> subset.Options:
    """Outlines, widths, character map and names only: no hints, no layout features."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = NAME_IDS
    options.recalc_timestamp = False
    options.drop_tables += LAYOUT_TABLES
    return options


def cut(noto: Path, hanazono: Path, output: Path) -> int:
    """Write to `output` what `hanazono` has beyond `noto`; return the number of characters."""
    covered = set(TTFont(noto).getBestCmap())
    font = TTFont(hanazono, recalcTimestamp=False)
    wanted = sorted(set(font.getBestCmap()) - covered)
    subsetter = subset.Subsetter(subset_options())
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font.save(output)
    return len(wanted)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("noto", type=Path)
    parser.add_argument("hanazono", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    count = cut(arguments.noto, arguments.hanazono, arguments.output)
    print(f"{count} characters, {arguments.output.stat().st_size} bytes: {arguments.output}")


if __name__ == "__main__":
    main()
