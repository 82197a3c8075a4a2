from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiaolint import quantity
from jixiaolint.model.quantity import Measure
from jixiaolint.quantity.comparing import contradict


def one(text: str) -> Measure:
    measure = quantity.parse(text).one
    assert measure is not None
    return measure


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("12人", "15人"),
        ("≥95%", "≥90%"),
        ("≤95%", "<90%"),
        ("≥95%", "90%"),
        ("≤3个", "4个以上"),
        ("5-8个", "9个"),
        ("约100个", "120个"),
        ("20万元", "20元"),
    ],
)
def test_contradict(first: str, second: str) -> None:
    assert contradict(one(first), one(second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("≥95%", "96%"),
        ("≥3个", "≤8个"),
        ("5-8个", "8-9个"),
        ("约100个", "109个"),
        ("20万元", "200000元"),
        ("5-8万元", "60000元"),
    ],
)
def test_both_can_be_meant(first: str, second: str) -> None:
    assert not contradict(one(first), one(second))


numbers = st.decimals(min_value=0, max_value=10**6, places=2)
signs = st.sampled_from(["=", "≥", ">", "≤", "<", "≈"])
measures = st.builds(
    Measure,
    comparator=signs,
    number=numbers,
    upper=st.none(),
    unit=st.just("元"),
    dimension=st.just("money"),
)


@given(measures, measures)
def test_order_does_not_matter(first: Measure, second: Measure) -> None:
    assert contradict(first, second) == contradict(second, first)


@given(measures)
def test_nothing_contradicts_itself(measure: Measure) -> None:
    assert not contradict(measure, measure)
