"""Lists as tables that offices use: CSV, and workbooks for Excel.

sheet.py      a table: columns, rows, what is to be said below it
write.py      a table as CSV, several as one workbook; the only importer of xlsxwriter
lists.py      documents, tasks, agencies and targets as tables
"""

from graph.tables.lists import TABLES, TASK_COLUMNS, Bases, task_cells
from graph.tables.sheet import Cell, Column, Sheet
from graph.tables.write import to_csv, to_workbook

__all__ = ["TABLES", "TASK_COLUMNS", "Bases", "Cell", "Column", "Sheet", "task_cells", "to_csv", "to_workbook"]
