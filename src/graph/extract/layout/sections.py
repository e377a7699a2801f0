"""Tell from its heading what a section is for.

Answers: is this section about aims, the situation, objectives, tasks, assignments or organisation?
Assumes: the words of a heading, on one line.
Never:   judges a sentence: a role comes from the first words of a heading, or of what stands before a colon.
"""

from __future__ import annotations

import re
from functools import lru_cache

from graph.model import SectionRole

_LONGEST = 160  # characters of a heading; what is longer has one only before a colon
_KEPT = 1_000  # headings whose role is kept: each is asked for by its tasks and its figures
_BEFORE = r"(?:(?:các|một số|những|về|tổng quan|khái quát|phương hướng,|hệ thống|đánh giá(?: chung)?(?: về)?|phân tích|phần)[ ]+)*"
_END = r"(?=\s*(?:$|[:.,;(–-]|và |chung|cụ thể|chủ yếu|của |về |thực hiện|xây dựng|ban hành|năm |giai đoạn|đến |trong |đặt ra|trọng tâm|tổng quát))"
_SITUATION = re.compile(
    _BEFORE
    + r"(?:thực trạng|hiện trạng|tình hình|kết quả(?: đạt được| thực hiện| nổi bật| triển khai| chủ yếu| công tác)?|bối cảnh|tồn tại|hạn chế|ưu điểm"
    r"|nguyên nhân|bài học kinh nghiệm|khó khăn|thuận lợi|đặc điểm)" + _END.replace("xây dựng|", "")
)
_AIM = re.compile(
    _BEFORE + r"(?:mục đích|yêu cầu|quan điểm|nguyên tắc(?: (?:tổ chức )?thực hiện)?|phương châm|tư tưởng chỉ đạo|sự cần thiết|căn cứ(?: pháp lý)?"
    r"|cơ sở (?:pháp lý|thực tiễn|chính trị)|phạm vi|đối tượng|giải thích từ ngữ)" + _END
)
_OBJECTIVE = re.compile(_BEFORE + r"(?:mục tiêu|chỉ tiêu|tầm nhìn)" + _END)
_ORGANISATION = re.compile(
    r"(?:.{0,60}\b)?(?:tổ chức (?:thực hiện|triển khai)|triển khai thực hiện|điều khoản thi hành|chế độ (?:báo cáo|thông tin)|thông tin,? báo cáo"
    r"|kiểm tra,? giám sát|giám sát,? đánh giá|báo cáo,? đánh giá)"
)
_ASSIGNMENT = re.compile(r"(?:.{0,60}\b)?(?:phân công|trách nhiệm(?: của| thực hiện| các| thi hành|$)|giao nhiệm vụ)")
_TASK = re.compile(
    _BEFORE + r"(?:(?:mục tiêu|quan điểm|chỉ tiêu|yêu cầu|định hướng|phương hướng|mục đích|nguyên tắc)[^.:]{0,60}\b)?"
    r"(?:nhiệm vụ|giải pháp|nội dung|biện pháp|công việc|hoạt động|công tác trọng tâm|chương trình hành động|định hướng|phương hướng)(?!\w)"
    r"|(?:danh mục )?(?:các )?(?:(?:chương trình|đề án|dự án|công trình|nhiệm vụ)(?:,? và |, )?){1,4} (?:ưu tiên|trọng điểm|trọng tâm)(?!\w)"
)
_OTHER = re.compile(
    r"(?:dự kiến |dự toán |nguồn |nhu cầu |tổng )?(?:kinh phí|nguồn lực|nguồn vốn|vốn)"
    + _END
    + r"|(?:thời gian|địa điểm|tiến độ|lộ trình|hiệu lực|phân kỳ)"
    + _END
)
_RECIPIENTS = re.compile(r"(?:nơi (?:nhận|gửi)|kính gửi)(?!\w)")
_ROLES = (
    (_RECIPIENTS, SectionRole.RECIPIENTS), (_SITUATION, SectionRole.SITUATION), (_TASK, SectionRole.TASK), (_AIM, SectionRole.AIM),
    (_OBJECTIVE, SectionRole.OBJECTIVE), (_ORGANISATION, SectionRole.ORGANISATION), (_ASSIGNMENT, SectionRole.ASSIGNMENT),
    (_OTHER, SectionRole.OTHER),
)  # fmt: skip
# In capitals a heading says so whatever follows ("THỰC TRẠNG PHÁT TRIỂN NGÀNH ...").
_CAPITALS = tuple((re.compile(pattern.pattern.split("(?=")[0]), role) for pattern, role in _ROLES if role in {SectionRole.SITUATION, SectionRole.AIM})

WORK = frozenset({SectionRole.TASK, SectionRole.ASSIGNMENT, SectionRole.ORGANISATION})


def read_role(heading: str) -> SectionRole | None:
    """Read what a heading says its section is for; None where it only names a subject.

    >>> read_role("NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU"), read_role("Mục tiêu cụ thể đến năm 2030"), read_role("Phát triển dịch vụ")
    (<SectionRole.TASK: 'task'>, <SectionRole.OBJECTIVE: 'objective'>, None)
    """
    words, colon, _ = heading.partition(":")
    if len(words) > (_LONGEST if not colon or len(heading) == len(words) + 1 else 60):
        return None
    return _role(words, ends=heading.rstrip().endswith((".", ";")))


@lru_cache(maxsize=_KEPT)
def _role(words: str, *, ends: bool) -> SectionRole | None:
    """Read a heading's words, or those before its colon; `ends`: it ends as a sentence does."""
    small = " ".join(words.casefold().split())
    if ends and not words.isupper() and len(small) > 40:
        return None
    found = next((role for pattern, role in _ROLES if pattern.match(small)), None)
    return found or (next((role for pattern, role in _CAPITALS if pattern.match(small)), None) if words.isupper() else None)
