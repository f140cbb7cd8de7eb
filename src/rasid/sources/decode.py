"""Bytes to text, or an error that names what is wrong with them."""

from __future__ import annotations

import codecs
import re
from typing import Final

from rasid.errors import UnreadableReport

#: What a file is that begins so. Their text cannot be had by decoding them.
SIGNATURES: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, or a document of an office program"),
    (b"\xd0\xcf\x11\xe0", "a document of an older office program"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"OggS", "a sound or a film"),
    (b"ID3", "a sound"),
    (b"RIFF", "a sound, a film or a picture"),
)

#: UTF-32 first: its little-endian mark begins with that of UTF-16.
MARKS: Final[tuple[tuple[bytes, str], ...]] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: Encodings that a page may declare, by the names that Python gives them, and what browsers read
#: instead: pages that say Latin-1 hold the curly quotes of Windows.
PAGE_ENCODINGS: Final[dict[str, str]] = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874",
    "iso8859-11": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949",
} | {
    name: name
    for name in (
        "utf-8", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
        "cp866", "cp874", "cp932", "cp949", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6",
        "iso8859-7", "iso8859-8", "iso8859-10", "iso8859-13", "iso8859-14", "iso8859-15", "iso8859-16",
        "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "gb18030", "big5", "big5hkscs", "euc_jp",
        "iso2022_jp",
    )
}  # fmt: skip

_DECLARED: Final = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,80}?encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I
)
_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LONE_SURROGATES: Final = re.compile(r"[\ud800-\udfff]")


def clean_text(text: str) -> str:
    r"""``text`` with every kind of line end as ``\n`` and nothing that later steps would choke on.

    Control characters become spaces and lone surrogates U+FFFD. All of this is one for one, so that
    every other character keeps its place; only ``\r\n`` becomes one character shorter.
    """
    return _LONE_SURROGATES.sub("\ufffd", _CONTROLS.sub(" ", _LINE_ENDS.sub("\n", text)))


def refuse_binary(data: bytes, where: str) -> None:
    """Nothing, for what may be text.

    Raises:
        UnreadableReport: ``data`` is empty, begins like a known binary format, or holds NUL bytes
            without the mark of UTF-16.
    """
    if not data.strip():
        raise UnreadableReport(
            "holds nothing but white space" if data else "is empty",
            where=where,
            mend="leave it out, or save the report's text in it",
        )
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise UnreadableReport(
                f"is {kind}, not text", where=where, mend="save the report's text as .txt, .html or .jsonl"
            )
    position = data.find(b"\x00")
    if position >= 0 and not has_wide_mark(data):
        raise UnreadableReport(
            f"holds a NUL byte (byte {position:,}): binary data, or UTF-16 without its mark",
            where=where,
            mend="save it as UTF-8 text",
        )


def decode_text(data: bytes, where: str) -> str:
    """The text in ``data``: UTF-8, or UTF-16 or UTF-32 with their mark. The mark is left out.

    Raises:
        UnreadableReport: binary, empty, or in another encoding; with the place of the first bad byte.
    """
    refuse_binary(data, where)
    encoding = _mark(data) or "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error, encoding, where) from None


def decode_page(data: bytes, where: str) -> str:
    """The source of an HTML page: as :func:`decode_text`, or in the encoding that it declares.

    Bytes that are UTF-8 are read as UTF-8 even where the page declares otherwise: browsers save
    pages so, and text of another encoding is hardly ever UTF-8 by chance.

    Raises:
        UnreadableReport: binary, empty, or not in the declared encoding.
    """
    refuse_binary(data, where)
    declared = _DECLARED.search(data[:4096])
    if _mark(data) is not None or declared is None:
        return decode_text(data, where)
    label = declared[1].decode("ascii", "replace")
    encoding = _page_encoding(label)
    # Seven-bit bytes are UTF-8 too, but may be the shifts of ISO-2022.
    if encoding is None or not data.isascii():
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            if encoding is None:
                raise _undecodable(data, error, f"utf-8, and {label!r} is no known encoding", where) from None
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error, f"{label}, which it declares", where) from None


def has_wide_mark(data: bytes) -> bool:
    """Whether ``data`` begins with the mark of UTF-16 or UTF-32, whose line ends are no single bytes."""
    return _mark(data) in ("utf-16", "utf-32")


def _mark(data: bytes) -> str | None:
    return next((encoding for mark, encoding in MARKS if data.startswith(mark)), None)


def _page_encoding(label: str) -> str | None:
    try:
        return PAGE_ENCODINGS.get(codecs.lookup(label).name)
    except LookupError:
        return None


def _undecodable(data: bytes, error: UnicodeDecodeError, encoding: str, where: str) -> UnreadableReport:
    line = data.count(b"\n", 0, error.start) + 1
    shown = encoding.upper().replace("-SIG", "") if encoding.islower() and " " not in encoding else encoding
    return UnreadableReport(
        f"is not {shown}: byte {error.start:,} (0x{data[error.start]:02X}, line {line:,})",
        where=where,
        mend=f"save it as UTF-8, or run: iconv -f {_likely_encoding(data)} -t UTF-8 OLD > NEW",
    )


def _likely_encoding(data: bytes) -> str:
    """What text that is not UTF-8 mostly is, where its bytes allow that: a hint, never acted on."""
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return "ITS-ENCODING"
    return "WINDOWS-1252"
