"""A client's share of the query processes, in a time that the test makes pass."""

from __future__ import annotations

import pytest

from api.budget import BudgetError, Budgets


class Clock:
    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


def made(clock: Clock, *, most_queries: int = 3, most_clients: int = 100) -> Budgets:
    return Budgets(seconds_a_minute=30.0, most_queries=most_queries, most_clients=most_clients, clock=clock)


def visit(budgets: Budgets, client: str, seconds: float) -> None:
    budgets.enter(client)
    budgets.leave(client, seconds)


def test_a_minute_s_seconds_may_be_used_at_once_and_come_back_with_time() -> None:
    clock = Clock()
    budgets = made(clock)
    for _ in range(3):
        visit(budgets, "a", 10.0)
    with pytest.raises(BudgetError) as refused:
        budgets.enter("a")
    assert refused.value.retry_s == 1
    visit(budgets, "b", 10.0)  # another client is not held up
    clock.now_s += 2.0
    visit(budgets, "a", 10.0)  # it has one second: one more query, and then a debt of nine
    with pytest.raises(BudgetError) as refused:
        budgets.enter("a")
    assert refused.value.retry_s == 19
    clock.now_s += 18.0
    with pytest.raises(BudgetError):
        budgets.enter("a")
    clock.now_s += 1.0
    budgets.enter("a")


def test_no_client_saves_more_than_a_minute_s_seconds() -> None:
    clock = Clock()
    budgets = made(clock)
    visit(budgets, "a", 1.0)
    clock.now_s += 86_400.0
    visit(budgets, "a", 31.0)
    with pytest.raises(BudgetError):
        budgets.enter("a")


def test_a_query_that_waited_is_refused_where_the_others_used_the_share_up() -> None:
    budgets = made(Clock())
    budgets.enter("a")
    budgets.enter("a")
    budgets.leave("a", 31.0)
    with pytest.raises(BudgetError):
        budgets.check("a")
    budgets.leave("a", 0.0)


def test_a_client_has_so_many_queries_under_way_and_no_more() -> None:
    budgets = made(Clock(), most_queries=2)
    budgets.enter("a")
    budgets.enter("a")
    with pytest.raises(BudgetError):
        budgets.enter("a")
    budgets.enter("b")
    budgets.leave("a", 0.0)
    budgets.enter("a")


def test_the_table_of_clients_is_bounded_and_forgets_who_asked_longest_ago() -> None:
    clock = Clock()
    budgets = made(clock, most_clients=10)
    visit(budgets, "debtor", 40.0)
    for number in range(9):
        visit(budgets, f"early {number}", 1.0)
    with pytest.raises(BudgetError):
        budgets.enter("debtor")  # it is remembered, and asks again: it is not the one to be forgotten
    for number in range(9):
        visit(budgets, f"late {number}", 1.0)
    assert len(budgets) == 10
    with pytest.raises(BudgetError):
        budgets.enter("debtor")
