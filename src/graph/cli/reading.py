"""The commands that read documents: extract and build."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from graph.arrivals import Left
from graph.build import Report, build
from graph.cli.progress import ProgressLine, duration
from graph.cli.publishing import publish_if_meant
from graph.config import Settings
from graph.crew import Crew, Lost
from graph.errors import SourceError, UsageError
from graph.extract import extract
from graph.extract.export import to_json
from graph.lists import Lists, load_lists
from graph.model import Source
from graph.prepare import reason_of, worthwhile_jobs
from graph.read import find_files, is_readable, is_text, open_reading, read_bytes
from graph.read.confined import Confined, limits_of

SKIPPED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What one file says, as JSON, or the reason why it says nothing."""

    text: str = ""
    written: str | None = None  # the text that its offsets count in, where the file is not that text
    skipped: str | None = None


def extract_files(given: argparse.Namespace, settings: Settings) -> int:
    """Run `vnplan extract`: one JSON object per file to standard output, or one file per file into --output."""
    files = _files(given.files)
    if given.output is not None:
        _refuse_doubles(files)
        given.output.mkdir(parents=True, exist_ok=True)
    skipped = 0
    with _extracting(files, settings, given.jobs) as results:
        for name, result in zip(files, results, strict=True):
            reason = result.reason if isinstance(result, Lost) else result.skipped
            if reason is not None:
                print(f"vnplan: {_named(name)}: {reason}", file=sys.stderr)
                skipped += 1
            elif isinstance(result, Extracted):
                _put(result, given.output, name)
    if skipped == len(files):
        return 2
    return SKIPPED if skipped else 0


@contextmanager
def _extracting(files: list[str], settings: Settings, jobs: int | None) -> Iterator[Iterator[Extracted | Lost]]:
    """Extract here, or in processes; standard input is read here."""
    jobs = 1 if "-" in files else jobs or worthwhile_jobs([Path(name) for name in files])
    if jobs == 1:
        yield map(open_extracting(settings), files)
        return
    with Crew(partial(open_extracting, settings), jobs=jobs, limit_s=settings.read_limit_s) as crew:
        yield crew.each(files)


def open_extracting(settings: Settings) -> Callable[[str], Extracted]:
    """Load the lists; give what extracts one file."""
    lists = load_lists(settings.home / "data" / "lists")
    return partial(_extracted, lists=lists, settings=settings, reading=open_reading(settings))


def _extracted(name: str, *, lists: Lists, settings: Settings, reading: Callable[[Path], Source]) -> Extracted:
    """Give what a file says; a decision and the plan attached to it are one answer, under the decision's header."""
    try:
        source = _streamed(settings) if name == "-" else reading(Path(name))
        text = json.dumps(to_json(*extract(source, lists)), ensure_ascii=False, indent=1)
        return Extracted(text=text, written=None if is_text(source) else source.text)
    except Exception as error:  # a rule that fails on one text must not cost the others: the file is listed with what failed
        return Extracted(skipped=reason_of(error))


def _streamed(settings: Settings) -> Source:
    """Read standard input, within the limits that hold for files."""
    data = sys.stdin.buffer.read(settings.file_bytes + 1)
    if len(data) > settings.file_bytes:
        raise SourceError(_named("-"), f"lớn hơn {settings.file_bytes // 1_000_000} MB; hãy tách tệp")
    with Confined(limits_of(settings)) as confined:
        return read_bytes(data, path=_named("-"), confined=confined)


def _named(name: str) -> str:
    return "stdin.txt" if name == "-" else name


def _put(result: Extracted, output: Path | None, name: str) -> None:
    if output is None:
        print(result.text)
        return
    stem = Path(_named(name)).stem
    if result.written is not None:
        if (output / f"{stem}.txt").exists() and not (output / f"{stem}.json").exists():
            raise UsageError(f"{output / stem}.txt đã có và không phải do vnplan ghi; hãy nêu thư mục khác ở --output")
        _write_whole(output / f"{stem}.txt", result.written)
    _write_whole(output / f"{stem}.json", result.text + "\n")


def _files(names: list[str]) -> list[str]:
    found: dict[str, None] = {}
    for name in names:
        found.update(dict.fromkeys([name] if name == "-" else map(str, find_files((Path(name),)))))
    return list(found)


def _refuse_doubles(files: list[str]) -> None:
    readable = [name for name in files if name == "-" or is_readable(name)]
    stems = Counter(Path(name).stem for name in readable)
    doubled = [name for name in readable if stems[Path(name).stem] > 1]
    if doubled:
        raise UsageError(f"các tệp này cho cùng một tên kết quả: {', '.join(doubled)}; hãy đổi tên hoặc bóc tách riêng")


def _write_whole(path: Path, text: str) -> None:
    unfinished = path.with_name(path.name + ".unfinished")
    unfinished.write_text(text, "utf-8", newline="")
    unfinished.replace(path)


def build_store(given: argparse.Namespace, settings: Settings) -> int:
    """Run `vnplan build`. Exit code 3 where a file was skipped, 2 where none could be read."""
    paths = tuple(given.paths)
    if not paths and not settings.writable.exists():
        raise UsageError(f"chưa có kho ở {settings.writable}; hãy nêu tệp hoặc thư mục cần đọc: vnplan build THƯ_MỤC")
    line = ProgressLine(sys.stderr)
    try:
        report = build(paths, settings, (lambda step: None) if given.quiet else line, jobs=given.jobs)
    finally:
        line.clear()
    print(_as_json(report) if given.json else _as_text(report, settings.writable))
    for error in report.skipped:
        print(f"vnplan: bỏ qua {error}", file=sys.stderr)
    for left in report.left:
        print(f"vnplan: {_what_is_left(left)}", file=sys.stderr)
    publish_if_meant(settings)
    if report.skipped and not report.documents:
        return 2
    return SKIPPED if report.skipped else 0


def _what_is_left(left: Left) -> str:
    why = "tệp này nay cho văn bản khác" if left.path.exists() else "không còn tệp này"
    return f"{left.path}: {why}; văn bản đã đọc từ đó ({left.label}) vẫn ở trong kho. Muốn bỏ, hãy dựng một kho mới từ các tệp đang có"


def _as_json(report: Report) -> str:
    answer = {
        "build": report.build,
        "documents": [asdict(document) for document in report.documents],
        "skipped": [{"path": error.path, "reason": error.reason} for error in report.skipped],
        "left": [{"path": str(left.path), "iri": left.iri, "label": left.label} for left in report.left],
        "relinked": report.relinked,
        "seconds": {stage: round(spent, 3) for stage, spent in report.seconds.items()},
    }
    return json.dumps(answer, ensure_ascii=False, indent=1)


_STAGES = {"read": "đọc", "write": "ghi", "link": "liên kết", "publish": "công bố"}


def _as_text(report: Report, folder: Path) -> str:
    lines = [
        f"{document.label}\n    {document.path}: {document.tasks} nhiệm vụ, {document.citations} viện dẫn"
        + (f" ({document.unresolved} chưa phân giải được)" if document.unresolved else "")
        + ("; định danh tạm" if document.is_provisional else "")
        + ("" if document.is_changed else "; không đổi" if document.is_read else "; tệp không đổi, không đọc lại")
        for document in report.documents
    ]
    spent = ", ".join(f"{_STAGES.get(stage, stage)} {duration(seconds)}" for stage, seconds in report.seconds.items())
    skipped = len({error.path for error in report.skipped})
    lines.append(f"Kho {folder}: {len(report.documents)} văn bản, liên kết lại {report.relinked}, bỏ qua {skipped} tệp; {spent}")
    return "\n".join(lines)
