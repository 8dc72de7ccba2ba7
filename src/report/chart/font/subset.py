#!/usr/bin/env python3
"""Make the two fonts beside this file from Debian's Noto Sans CJK.

    apt-get install fonts-noto-cjk unicode-data
    pip install 'fonttools==4.68.0'
    python3 subset.py /usr/share/fonts/opentype/noto .

First argument: the folder with NotoSansCJK-Regular.ttc and NotoSansCJK-Bold.ttc
(Debian 12: fonts-noto-cjk 1:20220127+repack1-1, Noto Sans CJK 2.004).
Second: the folder to write to.

Kept characters: GB 2312 (all of it), the 8,105 characters of the List of
Commonly Used Standard Chinese Characters (2013; property kTGH of Unihan, from
Debian's unicode-data), Latin with the accents of
western Europe and Pinyin, Greek, and the signs below.
GB 2312 alone lacks characters in place names and personal names.
Kept feature: kern. Line box: ascent 980, descent -260 of 1000, so that a
program which measures and a browser which draws agree on the height of a line.
The result is the same bytes each time.
"""

import bz2
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection

UNIHAN = Path("/usr/share/unicode")
ASCENT, DESCENT = 980, -260
FACE = "Noto Sans CJK SC"
SIGNS = (
    "‐‑‒–—―‘’‚“”„†‡•…‰′″‹›⁴€№℃™Ω"  # punctuation and units
    "←↑→↓↔↕↖↗↘↙⇒⇔"  # arrows
    "∀∂∃∅∆∈∏∑−∓√∝∞∠∧∨∩∪∫∴∵≈≠≡≤≥≦≧⊂⊃⊆⊇⊕"  # mathematics
    "■□▲△▶▷▼▽◀◁◆◇○◎●◯★☆✓"  # marks
)
RANGES = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0xFF),  # Latin-1
    (0x1CD, 0x1DC),  # Pinyin
    (0x391, 0x3A1),  # Greek capitals
    (0x3A3, 0x3A9),
    (0x3B1, 0x3C9),  # Greek small letters
    (0x2160, 0x216B),  # Roman figures
    (0x2170, 0x2179),
    (0x2460, 0x2473),  # circled figures
    (0x3000, 0x301F),  # CJK punctuation
    (0xFF01, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE5),
)


def gb2312():
    """Every character of GB 2312-1980."""
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                yield ord(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:
                pass


def standard_characters():
    """The List of Commonly Used Standard Chinese Characters, 2013."""
    found = set()
    for path in sorted(UNIHAN.glob("Unihan_*.txt.bz2")):
        for line in bz2.open(path, "rt", encoding="utf-8"):
            fields = line.split("\t")
            if len(fields) == 3 and fields[1] == "kTGH":
                found.add(int(fields[0][2:], 16))
    assert len(found) == 8105, len(found)
    return found


def wanted():
    """All code points to keep."""
    points = set(gb2312()) | standard_characters() | {ord(c) for c in SIGNS}
    for first, last in RANGES:
        points.update(range(first, last + 1))
    return points


def make(source, target, points):
    """Subset one weight."""
    collection = TTCollection(source)
    font = next(f for f in collection.fonts if f["name"].getDebugName(1) == FACE)
    font.recalcTimestamp = False
    options = subset.Options()
    options.layout_features = ["kern"]
    options.layout_scripts = ["*"]
    options.hinting = False
    options.notdef_outline = True
    options.name_languages = [0x409]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx", "GSUB"]
    options.recalc_timestamp = False
    missing = sorted(points - set(font.getBestCmap()))
    shrink = subset.Subsetter(options)
    shrink.populate(unicodes=points)
    shrink.subset(font)
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ASCENT, DESCENT, 0
    os2 = font["OS/2"]
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ASCENT, DESCENT, 0
    os2.usWinAscent, os2.usWinDescent = ASCENT, -DESCENT
    font.save(target)
    print(f"{target}: {Path(target).stat().st_size} bytes, {len(font.getBestCmap())} characters")
    if missing:
        sys.exit("not in the source font: " + "".join(map(chr, missing)))


def main():
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    points = wanted()
    for weight in ("Regular", "Bold"):
        make(source / f"NotoSansCJK-{weight}.ttc", target / f"NotoSansCJKsc-{weight}.otf", points)


if __name__ == "__main__":
    main()
