"""Number formats against what Excel (zh-CN) shows for them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiaolint.readers.sheets.codes import BUILT_IN
from jixiaolint.readers.sheets.formats import compiled
from jixiaolint.readers.sheets.numbers import general

ACCOUNTING = '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ '


def shown(code: str, value: float, date1904: bool = False) -> str:
    form = compiled(code, date1904)
    return form.number(value) if form else general(value)


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("0%", 0.25, "25%"),
        ("0.00%", 0.25, "25.00%"),
        ("0.0%", 0.9999, "100.0%"),
        ("#,##0.00", 1234.5, "1,234.50"),
        ("#,##0.00", -1234567.5, "-1,234,567.50"),
        ("#,##0", 12, "12"),
        ("0.00", 2, "2.00"),
        ("0.00", 1.005, "1.01"),
        ("0.0", 0.25, "0.3"),
        ("0.00", 1e20, "100000000000000000000.00"),
        ("0.##", 3, "3."),
        ("#", 0, ""),
        ("00000", 42, "00042"),
        ("000-0000", 1234567, "123-4567"),
        ('0.00"万元"', 3.5, "3.50万元"),
        ('0!.0,"万"', 123456, "12.3万"),
        ("#,##0.00,,", 123456789, "123.46"),
        ('"≥"0%', 0.95, "≥95%"),
        ('0"%"', 25, "25%"),
        ('General"元"', 3.25, "3.25元"),
        ("[$¥-804]#,##0.00", 12.5, "¥12.50"),
        ('"¥"#,##0.00;[Red]"¥"-#,##0.00', -3, "¥-3.00"),
        ("#,##0.00;(#,##0.00)", -5, "(5.00)"),
        ("0.00_);[Red]\\(0.00\\)", -2, "(2.00)"),
        ("0.00;-0.00;;@", 0, ""),
        ('[>=10000]0.0,"千元";0"元"', 25000, "25.0千元"),
        ('[>=10000]0.0,"千元";0"元"', 250, "250元"),
        (ACCOUNTING, 1234.5, "¥1,234.50"),
        (ACCOUNTING, 0, "¥-"),
        ("0.00E+00", 12345, "1.23E+04"),
        ("# ?/?", 0.5, "0.5"),
        ("General", 1 / 3, "0.333333333"),
        ("General", 0.1 + 0.2, "0.3"),
        ("General", 1e-7, "1E-07"),
        ("General", -1.25e-8, "-1.25E-08"),
        ("General", 130324230044, "130324230044"),
        ("@", 2.5, "2.5"),
    ],
)
def test_numbers(code: str, value: float, expected: str) -> None:
    assert shown(code, value) == expected


@pytest.mark.parametrize(
    ("code", "serial", "expected"),
    [
        ('yyyy"年"m"月"d"日"', 45000, "2023年3月15日"),
        ("[$-804]yyyy\\-mm\\-dd;@", 45000, "2023-03-15"),
        ("yyyy-mm-dd hh:mm:ss", 45000.5, "2023-03-15 12:00:00"),
        ('e"年"m"月"', 45000, "2023年3月"),
        ("aaaa", 45000, "星期三"),
        ("d-mmm-yy", 45000, "15-Mar-23"),
        ("h:mm AM/PM", 0.75, "6:00 PM"),
        ('上午/下午h"时"mm"分"', 0.25, "上午6时00分"),
        ("[h]:mm", 1.5, "36:00"),
        ("mm:ss.0", 0.00123, "01:46.3"),
        ("yyyy/m/d", 1, "1900/1/1"),
        ("yyyy/m/d", 61, "1900/3/1"),
        ("yyyy/m/d", -1, "-1"),
        ("yyyy/m/d", 1e9, "1000000000"),
    ],
)
def test_dates(code: str, serial: float, expected: str) -> None:
    assert shown(code, serial) == expected


def test_the_calendar_of_1904() -> None:
    assert shown("yyyy/m/d", 43538, date1904=True) == "2023/3/15"


def test_a_part_for_texts_changes_texts_only() -> None:
    form = compiled('0;0;0;"第"@"号"')
    assert form is not None
    assert (form.text("3"), form.number(3)) == ("第3号", "3")


@given(st.floats(-1e12, 1e12, allow_nan=False), st.integers(0, 6))
def test_a_fixed_format_is_the_number_rounded(value: float, places: int) -> None:
    text = shown("#,##0." + "0" * places if places else "#,##0", value)
    assert (
        abs(Decimal(text.replace(",", "")) - Decimal(f"{value:.15g}")) * 2 <= Decimal(10) ** -places
    )


@given(
    st.text('0#?.,%;[]E+-ymdhs@"_*!\\G年万 ', max_size=20),
    st.floats(allow_nan=False, allow_infinity=False),
)
def test_any_code_shows_any_number_somehow(code: str, value: float) -> None:
    assert isinstance(shown(code, value), str)


@pytest.mark.parametrize("number", BUILT_IN)
def test_numbered_codes_are_whole(number: int) -> None:
    assert compiled(BUILT_IN[number]) is not None
    assert shown(BUILT_IN[number], 45000.5)
