"""Pair off two sides so that the pairs are worth most (Hungarian method, in the form of Jonker and Volgenant 1987)."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

__all__ = ["assign"]


def assign(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs of row and column that together are worth most, each row and column in one at most, by row.

    worth: rows by columns, none below 0; a pair that is worth 0 is no pair. Cubic in the longer side.
    """
    rows, columns = len(worth), len(worth[0]) if worth else 0
    if not rows or not columns:
        return []
    if rows > columns:
        turned = [[worth[row][column] for row in range(rows)] for column in range(columns)]
        return sorted((row, column) for column, row in assign(turned))
    of_column = _shortest_paths(worth, rows, columns)
    pairs = ((row - 1, column - 1) for column, row in enumerate(of_column) if row and column)
    return sorted((row, column) for row, column in pairs if worth[row][column] > 0)


def _shortest_paths(worth: Sequence[Sequence[float]], rows: int, columns: int) -> list[int]:
    """Each column's row, both counted from 1, 0 for none: least cost, where cost is worth with its sign turned."""
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    of_column, before = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        of_column[0], at = row, 0
        least, done = [inf] * (columns + 1), [False] * (columns + 1)
        while of_column[at]:
            done[at] = True
            here, step, following = of_column[at], inf, 0
            for column in range(1, columns + 1):
                if done[column]:
                    continue
                cost = -worth[here - 1][column - 1] - row_price[here] - column_price[column]
                if cost < least[column]:
                    least[column], before[column] = cost, at
                if least[column] < step:
                    step, following = least[column], column
            for column in range(columns + 1):
                if done[column]:
                    row_price[of_column[column]] += step
                    column_price[column] -= step
                else:
                    least[column] -= step
            at = following
        while at:
            of_column[at] = of_column[before[at]]
            at = before[at]
    return of_column
