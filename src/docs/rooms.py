#!/usr/bin/env python3
"""Draws the rooms of the code, and which of them uses which: src/docs/rooms.svg.

    python3 src/docs/rooms.py           writes it
    python3 src/docs/rooms.py --check   exits 1 when it is out of date

An arrow means "uses". An arrow that follows from others is left out, as is every arrow to model.
"""
import pathlib
import re
import sys
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).resolve().parent
SOURCES = HERE.parent / "main" / "java" / "dev" / "styxy"
TARGET = HERE / "rooms.svg"

# The areas, in the order of the columns, and what each of them may use.
COLUMNS = [["cli"], ["core"], ["store", "config", "format", "json"], ["os"]]
ROOM_WIDTH, ROOM_HEIGHT, GAP_X, GAP_Y, PADDING, TITLE = 108, 26, 12, 26, 16, 26
STYLE = """
  text { font: 12px ui-monospace, 'DejaVu Sans Mono', monospace; fill: #1f2933; }
  .area { fill: #f5f7fa; stroke: #9aa5b1; }
  .room { fill: #ffffff; stroke: #52606d; }
  .use { stroke: #7b8794; fill: none; marker-end: url(#arrow); }
  .title { font-weight: bold; }
"""


def uses():
    """Each room with the rooms that it imports from."""
    graph = {}
    for source in sorted(SOURCES.rglob("*.java")):
        room = ".".join(source.relative_to(SOURCES).parts[:-1])
        graph.setdefault(room, set())
        if source.name == "package-info.java":
            continue
        for used in re.findall(r"^import (?:static )?dev\.styxy\.([a-z.]*[a-z])\.[A-Z]", source.read_text(), re.M):
            if used != room:
                graph[room].add(used)
    return graph


def reduced(graph):
    """The same without the arrows that follow from longer paths."""
    def reaches(start, goal, without):
        pending, seen = [room for room in graph[start] if room != without], set()
        while pending:
            room = pending.pop()
            if room == goal:
                return True
            if room not in seen:
                seen.add(room)
                pending += graph.get(room, ())
        return False

    return {room: {used for used in graph[room] if not reaches(room, used, used)} for room in graph}


def area_of(room):
    return room.split(".")[0] if room else "main"


def levels(rooms, graph):
    """How far below the top of its area each room stands."""
    depth = {room: 0 for room in rooms}
    for _ in rooms:
        for room in rooms:
            for used in graph[room]:
                if used in depth:
                    depth[used] = max(depth[used], depth[room] + 1)
    return depth


class Drawing:
    def __init__(self):
        self.areas, self.arrows, self.parts, self.center = [], [], [], {}

    def box(self, kind, x, y, width, height, label, bold=False):
        parts = self.areas if kind == "area" else self.parts
        parts.append(f'<rect class="{kind}" x="{x}" y="{y}" width="{width}" height="{height}" rx="5"/>')
        anchor = f'x="{x + 10}" y="{y + 18}"' if bold else f'x="{x + width / 2:g}" y="{y + 17}" text-anchor="middle"'
        parts.append(f'<text {anchor}{" class=" + chr(34) + "title" + chr(34) if bold else ""}>{escape(label)}</text>')

    def arrow(self, start, end):
        (x1, _, _, y1), (x2, y2, _, _) = self.center[start], self.center[end]
        middle = (y1 + y2) / 2
        self.arrows.append(f'<path class="use" d="M{x1:g} {y1:g} C{x1:g} {middle:g} {x2:g} {middle:g} {x2:g} {y2 - 3:g}"/>')

    def area(self, area, rooms, graph, x, y):
        depth = levels(rooms, graph)
        rows = {}
        for room in sorted(rooms):
            rows.setdefault(depth[room], []).append(room)
        widest = max(len(row) for row in rows.values())
        width = 2 * PADDING + widest * ROOM_WIDTH + (widest - 1) * GAP_X
        height = TITLE + PADDING + len(rows) * ROOM_HEIGHT + (len(rows) - 1) * GAP_Y + PADDING
        self.box("area", x, y, width, height, area, bold=True)
        for level, row in rows.items():
            taken = len(row) * ROOM_WIDTH + (len(row) - 1) * GAP_X
            at = x + (width - taken) / 2
            top = y + TITLE + PADDING / 2 + level * (ROOM_HEIGHT + GAP_Y)
            for room in row:
                label = room[len(area) + 1:] or room
                self.box("room", at, top, ROOM_WIDTH, ROOM_HEIGHT, label)
                self.center[room] = (at + ROOM_WIDTH / 2, top, at, top + ROOM_HEIGHT)
                at += ROOM_WIDTH + GAP_X
        for room in sorted(rooms):
            for used in sorted(reduced({r: graph[r] & set(rooms) for r in rooms})[room]):
                self.arrow(room, used)
        return width, height


def draw(graph):
    drawing, x, tallest = Drawing(), PADDING, 0
    for column in COLUMNS:
        y, widest = PADDING + 60, 0
        for area in column:
            rooms = [room for room in graph if area_of(room) == area]
            if not rooms:
                continue
            width, height = drawing.area(area, rooms, graph, x, y)
            y += height + PADDING
            widest = max(widest, width)
        x += widest + PADDING
        tallest = max(tallest, y)
    total = x
    drawing.box("area", PADDING, PADDING, total - 2 * PADDING, 40, "Main, CompositionRoot: use everything, and nothing uses them", bold=True)
    drawing.box("area", PADDING, tallest, total - 2 * PADDING, 40,
                "model: used by everything, uses java.base alone   (cli → core; store, config, os → core)", bold=True)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{total}" height="{tallest + 40 + PADDING}">\n'
            f'<style>{STYLE}</style>\n<defs><marker id="arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
            f'<path d="M0 0 L8 4 L0 8 z" fill="#7b8794"/></marker></defs>\n<rect width="100%" height="100%" fill="#ffffff"/>\n'
            + "\n".join(drawing.areas + drawing.arrows + drawing.parts) + "\n</svg>\n")


def main():
    graph = uses()
    unplaced = {area_of(room) for room in graph} - {area for column in COLUMNS for area in column} - {"main", "model"}
    if unplaced:
        sys.exit("src/docs/rooms.py draws no " + ", ".join(sorted(unplaced)) + ": add it to COLUMNS")
    picture = draw(graph)
    if sys.argv[1:] == ["--check"]:
        if not TARGET.exists() or TARGET.read_text() != picture:
            sys.exit("src/docs/rooms.svg is out of date: run python3 src/docs/rooms.py")
        return
    TARGET.write_text(picture)


if __name__ == "__main__":
    main()
