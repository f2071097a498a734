"""Makes the outlines under the map: countries of South-East Asia, the world's land, a middle of each country.

    python ontology/authorities/build/outlines.py countries-50m.json countries-110m.json

Both files are in the npm package world-atlas 2.0.2 (https://github.com/topojson/world-atlas), which has the
country borders of Natural Earth 4.1 (https://www.naturalearthdata.com, in the public domain) as TopoJSON. Borders
are drawn as Natural Earth draws them, which says nothing of whose land it is.
"""

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[3] / "src/prachum/publish/outlines.json"
SOURCE = {
    "source": "Natural Earth 4.1, 1:50m and 1:110m, by way of world-atlas 2.0.2",
    "licence": "public domain",
}
# West, south, east, north, in degrees; then units per degree, and how far a simplified line may be off, in units.
REGION, WORLD = (88.0, -11.5, 130.0, 29.0), (-170.0, -56.0, 190.0, 76.0)
REGION_SCALE, WORLD_SCALE = 20, 3
TOLERANCE, SMALLEST = 1.1, 6.0  # units, and square units

Point = tuple[float, float]
Ring = list[Point]
Box = tuple[float, float, float, float]


def rings(topology: dict[str, Any]) -> dict[str, list[Ring]]:
    """The outer and inner rings of each country in degrees, by its UN M49 code; those without a code are left out."""
    arcs = [list(_decode(arc, topology["transform"])) for arc in topology["arcs"]]
    found: dict[str, list[Ring]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        found.setdefault(country.get("id", ""), []).extend(
            _join(ring, arcs) for polygon in polygons for ring in polygon
        )
    return dict(sorted(found.items()))


def _decode(arc: list[list[int]], transform: dict[str, list[float]]) -> Any:
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x * kx + dx, y * ky + dy


def _join(ring: list[int], arcs: list[Ring]) -> Ring:
    """A ring is a list of arcs; `~n` is arc n backwards. Neighbours share their end points.

    One that crosses the 180th meridian goes on beyond it: 179° is followed by 181°.
    """
    parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in ring]
    points = [point for part in parts for point in part[1:]]
    joined = points[:1]
    for x, y in points[1:]:
        joined.append((x + 360 * round((joined[-1][0] - x) / 360), y))
    return joined


def clip(ring: Ring, box: Box) -> Ring:
    """The part of a ring inside `box` (Sutherland and Hodgman)."""
    west, south, east, north = box
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        clipped: Ring = []
        for before, point in zip([ring[-1], *ring], ring, strict=False) if ring else ():
            inside, was = (sign * (p[axis] - limit) >= 0 for p in (point, before))
            if inside != was:
                share = (limit - before[axis]) / (point[axis] - before[axis])
                clipped.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
            if inside:
                clipped.append(point)
        ring = clipped
    return ring


def simplify(line: Ring, tolerance: float) -> Ring:
    """The line without the points that are nearer than `tolerance` to what stays (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    first, last = line[0], line[-1]
    far, at = max((_distance(point, first, last), number) for number, point in enumerate(line[1:-1], start=1))
    if far <= tolerance:
        return [first, last]
    return simplify(line[: at + 1], tolerance)[:-1] + simplify(line[at:], tolerance)


def _distance(point: Point, a: Point, b: Point) -> float:
    (x, y), (ax, ay), (bx, by) = point, a, b
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    if not length:
        return float(((x - ax) ** 2 + (y - ay) ** 2) ** 0.5)
    return float(abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length)


def area(ring: Ring) -> float:
    """The area of a ring, whichever way round it goes."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def middle(country: list[Ring]) -> list[float]:
    """Latitude and longitude of the centroid of a country's largest part."""
    ring = max(country, key=area)
    twice = x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = ax * by - bx * ay
        twice, x, y = twice + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    return [round(y / (3 * twice), 1), round(x / (3 * twice), 1)]


def path(country: list[Ring], box: Box, scale: int) -> str:
    """A country as the `d` of an SVG path, in whole units from the north-west corner of `box`."""
    west, _, _, north = box
    drawn = []
    for ring in country:
        units = [((x - west) * scale, (north - y) * scale) for x, y in clip(ring, box)]
        if not units or area(units) < SMALLEST:
            continue
        half = len(units) // 2  # a closed ring has no ends: it is simplified in two halves
        line = simplify(units[: half + 1], TOLERANCE)[:-1] + simplify([*units[half:], units[0]], TOLERANCE)[:-1]
        whole = [(round(x), round(y)) for x, y in line]
        steps = [f"{bx - ax} {by - ay}" for (ax, ay), (bx, by) in pairwise(whole)]
        if len(steps) > 1:
            drawn.append(f"M{whole[0][0]} {whole[0][1]}l{' '.join(steps)}z".replace(" -", "-"))
    return "".join(drawn)


def make(fine: Path, coarse: Path) -> dict[str, Any]:
    """What the map needs, from the two files of world-atlas."""
    countries = rings(json.loads(fine.read_text(encoding="utf-8")))
    far = rings(json.loads(coarse.read_text(encoding="utf-8")))
    region = {code: path(country, REGION, REGION_SCALE) for code, country in countries.items()}
    world = {code: path(country, WORLD, WORLD_SCALE) for code, country in far.items() if code != "010"}
    return {
        **SOURCE,
        "region": {"box": REGION, "scale": REGION_SCALE, "land": {code: d for code, d in region.items() if d}},
        "world": {"box": WORLD, "scale": WORLD_SCALE, "land": {code: d for code, d in world.items() if d}},
        "middles": {code: middle(country) for code, country in countries.items() if code},
    }


if __name__ == "__main__":
    TARGET.write_text(json.dumps(make(Path(sys.argv[1]), Path(sys.argv[2])), indent=0) + "\n", encoding="utf-8")
