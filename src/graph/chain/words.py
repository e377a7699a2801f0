"""What the parts of an answer are called, to people."""

WHY = {
    "not-held": "đồ thị chưa có toàn văn",
    "top": "văn bản không nêu nó thực hiện văn bản nào",
    "bottom": "chưa có văn bản, nhiệm vụ nào trong đồ thị nêu rằng nó thực hiện văn bản này",
    "depth": "còn nữa ở xa hơn số bước đã chọn",
}
STRENGTHS = {
    "strong": "thực hiện",
    "weak": "căn cứ, ràng buộc yếu",
    "competence": "căn cứ về thẩm quyền",
    "mention": "chỉ viện dẫn",
    "status": "hiệu lực",
}
SOURCES = {"own-words": "nhiệm vụ tự nêu", "plan": "kế hoạch nêu", "chain": "qua chuỗi văn bản"}
