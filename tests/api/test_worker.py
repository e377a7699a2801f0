"""One query process as the service sees it, played by the test: whatever comes from it, the service neither waits nor believes it."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from api.frames import Kind, Question, Reply, ReplyReader, receive_question, send_reply
from api.worker import Calls, QueryDeadlineError, QueryMemoryError, Worker, WorkerGoneError
from graph.store import Scope

QUESTION = Question(query="ASK { ?s ?p 'ệ' }", scope=Scope(default=("http://a/",), base="http://b/"), result_form="csv")
MOST_BYTES = 1_000_000


@dataclass(slots=True)
class Owner:
    """Who is told what becomes of a process."""

    free: int = 0
    gone: int = 0
    killed: list[int] = field(default_factory=list)

    def is_free(self, worker: Worker) -> None:
        self.free += 1

    def is_gone(self, worker: Worker) -> None:
        self.gone += 1


@dataclass(slots=True)
class Play:
    worker: Worker
    owner: Owner
    process: socket.socket  # its end of the connection


@pytest.fixture
def play() -> Iterator[Play]:
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    theirs.settimeout(10)
    owner = Owner()
    calls = Calls(is_free=owner.is_free, is_gone=owner.is_gone, kill=owner.killed.append)
    with ours, theirs:
        yield Play(worker=Worker(ReplyReader(ours, most_bytes=MOST_BYTES), calls), owner=owner, process=theirs)


async def begun(play: Play) -> Worker:
    play.worker.attach(asyncio.get_running_loop())
    send_reply(play.process, Reply(kind=Kind.READY, body=b"4711 1"))
    while not play.worker.process:
        await asyncio.sleep(0)
    return play.worker


async def answered(play: Play, *replies: bytes) -> Reply:
    """Ask, and let the process send these bytes."""
    worker = await begun(play)
    asking = asyncio.create_task(worker.ask(QUESTION, 5.0))
    assert await asyncio.to_thread(receive_question, play.process) == QUESTION
    for reply in replies:
        await asyncio.to_thread(play.process.sendall, reply)
    return await asking


def reply_bytes(kind: bytes, body: bytes, *, is_last: bool = False) -> bytes:
    return struct.pack("<c?Q", kind, is_last, len(body)) + body


@pytest.mark.parametrize("size", [0, 1, 60_000, 65_526, 65_527, 999_999])
def test_takes_answers_of_any_size_whole(play: Play, size: int) -> None:
    body = bytes(place % 251 for place in range(size))
    reply = asyncio.run(answered(play, reply_bytes(b"s", body)))
    assert (reply.kind, bytes(reply.body)) == (Kind.SOLUTIONS, body)
    assert (play.owner.free, play.owner.gone) == (2, 0)


def test_does_not_ask_a_process_that_says_it_ends(play: Play) -> None:
    reply = asyncio.run(answered(play, reply_bytes(b"b", b"true", is_last=True)))
    assert bytes(reply.body) == b"true"
    assert (play.owner.free, play.owner.gone, play.worker.is_gone) == (1, 1, True)


WRONG = [
    b"s",  # half a head
    reply_bytes(b"?", b"x"),  # no kind
    struct.pack("<c?Q", b"s", False, 1 << 60),  # more than there is memory
    struct.pack("<c?Q", b"s", False, MOST_BYTES + 1),
    reply_bytes(b"s", b"x") + reply_bytes(b"s", b"y"),  # two answers to one question
]


@pytest.mark.parametrize("sent", WRONG)
def test_ends_a_process_that_says_what_none_should(play: Play, sent: bytes) -> None:
    with pytest.raises(QueryMemoryError):
        asyncio.run(answered(play, sent))
    assert (play.owner.killed, play.owner.gone) == ([4711], 1)


def test_ends_a_process_that_speaks_unasked(play: Play) -> None:
    async def run() -> None:
        worker = await begun(play)
        send_reply(play.process, Reply(kind=Kind.SOLUTIONS, body=b"of another's question"))
        while not worker.is_gone:
            await asyncio.sleep(0)

    asyncio.run(run())
    assert (play.owner.free, play.owner.killed) == (1, [4711])


def test_a_process_that_breaks_off_gave_no_answer(play: Play) -> None:
    async def run() -> None:
        worker = await begun(play)
        asking = asyncio.create_task(worker.ask(QUESTION, 5.0))
        await asyncio.to_thread(receive_question, play.process)
        play.process.sendall(reply_bytes(b"s", b"x" * 900_000)[:100_000])
        play.process.close()
        await asking

    with pytest.raises(QueryMemoryError):
        asyncio.run(run())
    assert play.owner.gone == 1


def test_a_deadline_ends_the_process(play: Play) -> None:
    async def run() -> None:
        await (await begun(play)).ask(QUESTION, 0.05)

    with pytest.raises(QueryDeadlineError):
        asyncio.run(run())
    assert play.owner.killed == [4711]


def test_whoever_no_longer_waits_ends_the_process(play: Play) -> None:
    async def run() -> None:
        async with asyncio.timeout(0.05):
            await (await begun(play)).ask(QUESTION, 5.0)

    with pytest.raises(TimeoutError):
        asyncio.run(run())
    assert play.owner.killed == [4711]


def test_tells_a_process_that_was_gone_before_from_one_that_a_query_ended(play: Play) -> None:
    async def run() -> None:
        worker = await begun(play)
        play.process.close()
        await worker.ask(QUESTION, 5.0)

    with pytest.raises(WorkerGoneError):
        asyncio.run(run())


def test_hands_over_a_question_that_is_larger_than_the_socket_takes_at_once(play: Play) -> None:
    long = Question(query="ASK {}" + " " * 3_000_000, scope=Scope())

    async def run() -> Question | None:
        worker = await begun(play)
        asking = asyncio.create_task(worker.ask(long, 10.0))
        got = await asyncio.to_thread(receive_question, play.process)
        send_reply(play.process, Reply(kind=Kind.BOOLEAN, body=b"true"))
        await asking
        return got

    assert asyncio.run(run()) == long
