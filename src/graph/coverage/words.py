"""What the parts of coverage are called, to people."""

EXTENTS = {"covered": "đã có", "partly": "một phần", "none": "chưa có"}
BASES = {"stated": "nhiệm vụ nêu rõ mục", "confirmed": "đã được xác nhận", "suggested": "gợi ý theo lời văn, chờ xác nhận"}
VERDICTS = {
    "meets": "không kém trung ương",
    "lower": "thấp hơn",
    "later": "muộn hơn",
    "lower-and-later": "thấp hơn và muộn hơn",
    "missing": "không có",
    "not-comparable": "không so được",
}
