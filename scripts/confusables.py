#!/usr/bin/env python3
"""Writes src/meeting/confusables-table.ts from what ICU knows (Debian: python3-icu).

Which characters look alike is Unicode's data (TR39, confusables.txt), which ICU keeps with each release. Only what
stands in names is taken: letters and digits that NFKC leaves as they are, and that look like letters or digits. Han
characters and Hangul syllables are left out: the first are no handles' lookalikes, and the second decompose.

    /usr/bin/python3 scripts/confusables.py && npm run format
"""

import pathlib
import unicodedata

import icu

WIDTH = 116
checker = icu.SpoofChecker()


def is_name(text: str) -> bool:
    return all(unicodedata.category(one)[0] in "LNM" for one in text)


def is_taken(one: str) -> bool:
    if unicodedata.category(one) in ("Cn", "Co", "Cs", "Cc", "Cf", "Zs"):
        return False
    if unicodedata.name(one, "").startswith("CJK"):
        return False
    return unicodedata.normalize("NFKC", one) == one and unicodedata.normalize("NFD", one) == one


groups: dict[str, str] = {}
for point in range(0x21, 0x20000):
    if 0xD800 <= point < 0xE000 or not is_taken(chr(point)):
        continue
    skeleton = checker.getSkeleton(0, chr(point))
    if skeleton != chr(point) and is_name(skeleton):
        groups[skeleton] = groups.get(skeleton, "") + chr(point)


def escaped(text: str) -> str:
    return "".join(one if one.isascii() and one.isalnum() else "\\u{%x}" % ord(one) for one in text)


words = [f"{escaped(skeleton)}={escaped(''.join(alike))}" for skeleton, alike in sorted(groups.items())]
lines = [""]
for word in words:
    if len(lines[-1]) + len(word) > WIDTH and lines[-1]:
        lines.append("")
    lines[-1] += f"{word} "

pathlib.Path("src/meeting/confusables-table.ts").write_text(
    f"// Written by scripts/confusables.py from ICU {icu.ICU_VERSION} (Unicode {icu.UNICODE_VERSION}): do not change it by hand.\n\n"
    "/** What looks like something else, behind what it looks like: `a=аɑα`, with spaces between. */\n"
    "export const CONFUSABLES_TABLE =\n  '" + "' +\n  '".join(lines) + "';\n"
)
