"""When tasks are due: on which day, how often, and what has passed.

tasks.py      which task is overdue, due, recurring or without time on a day
calendar.py   the same as a calendar (iCalendar) that ordinary programs open
difference.py what became otherwise between two days
words.py      the same in words, for people
"""

from graph.due.tasks import Due, DueAsked, due_tasks, rows

__all__ = ["Due", "DueAsked", "due_tasks", "rows"]
