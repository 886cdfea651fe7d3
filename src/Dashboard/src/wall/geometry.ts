import type { Position } from '../api/contracts';

/** Map drawing units: px of the 1080p picture. */
export type Point = readonly [x: number, y: number];
export type Ring = readonly Point[];

/** The hall learns the shape of its district: fixed pitch, no rotation. */
export const pitch = 0.84;

export type Projection = (position: Position) => Point;

/** Equirectangular around the middle of the district, y flattened by the pitch, fitted into the box. */
export function fit(positions: readonly Position[], box: { x: number; y: number; width: number; height: number }): Projection {
  const [west, east] = range(positions, 0);
  const [south, north] = range(positions, 1);
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const width = Math.max((east - west) * shrink, 1e-9);
  const height = Math.max((north - south) * pitch, 1e-9);
  const scale = Math.min(box.width / width, box.height / height);
  const left = box.x + (box.width - width * scale) / 2;
  const top = box.y + (box.height - height * scale) / 2;
  return ([longitude, latitude]) => [left + (longitude - west) * shrink * scale, top + (north - latitude) * pitch * scale];
}

function range(positions: readonly Position[], axis: 0 | 1): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const position of positions) {
    low = Math.min(low, position[axis]);
    high = Math.max(high, position[axis]);
  }
  return [low, high];
}

/** A closed ring without its repeated last point, clockwise on the screen. */
export function screenRing(ring: readonly Position[], project: Projection): Ring {
  const points = ring.map(project);
  const [first, last] = [points[0], points[points.length - 1]];
  if (first !== undefined && last !== undefined && points.length > 1 && first[0] === last[0] && first[1] === last[1]) points.pop();
  return area(points) < 0 ? points.reverse() : points;
}

/** Twice the signed area halved; positive = clockwise on a screen whose y points down. */
export function area(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[(i + 1) % ring.length]!;
    sum += ax * by - bx * ay;
  }
  return sum / 2;
}

export function centroid(ring: Ring): Point {
  const whole = area(ring);
  if (Math.abs(whole) < 1e-6) return ring[0] ?? [0, 0];
  let x = 0;
  let y = 0;
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[(i + 1) % ring.length]!;
    const cross = ax * by - bx * ay;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return [x / (6 * whole), y / (6 * whole)];
}

/** Moves each edge inwards, so that the gaps between grids read as borders. Sharp corners are cut rather than shot far off. */
export function inset(ring: Ring, by: number): Ring {
  const count = ring.length;
  return ring.map((point, i) => {
    const before = inwardNormal(ring[(i + count - 1) % count]!, point);
    const after = inwardNormal(point, ring[(i + 1) % count]!);
    const sum: Point = [before[0] + after[0], before[1] + after[1]];
    const lengthSquared = Math.max(sum[0] ** 2 + sum[1] ** 2, 0.4);
    return [point[0] + (2 * by * sum[0]) / lengthSquared, point[1] + (2 * by * sum[1]) / lengthSquared];
  });
}

function inwardNormal([ax, ay]: Point, [bx, by]: Point): Point {
  const length = Math.hypot(bx - ax, by - ay) || 1;
  return [-(by - ay) / length, (bx - ax) / length];
}

const r1 = (n: number): string => n.toFixed(1);

export function ringPath(ring: Ring, up = 0): string {
  return `M${ring.map(([x, y]) => `${r1(x)} ${r1(y - up)}`).join('L')}Z`;
}

export function linePath(line: Ring): string {
  return `M${line.map(([x, y]) => `${r1(x)} ${r1(y)}`).join('L')}`;
}

/** The sides one sees of a block of this height: one quad per edge that faces the viewer. Always the same number, so heights can ease. */
export function sidePath(ring: Ring, height: number): string {
  let path = '';
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[(i + 1) % ring.length]!;
    if (bx >= ax) continue; // clockwise: edges that run left are the lower ones
    path += `M${r1(ax)} ${r1(ay)}L${r1(bx)} ${r1(by)}L${r1(bx)} ${r1(by - height)}L${r1(ax)} ${r1(ay - height)}Z`;
  }
  return path;
}

export function contains(ring: Ring, [x, y]: Point): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[j]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function overlaps(a: Box, b: Box, gap: number): boolean {
  return a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;
}

/** Whether any of the ring lies in the box (grown by the gap). */
export function touches(ring: Ring, box: Box, gap: number): boolean {
  const grown = { x: box.x - gap, y: box.y - gap, width: box.width + 2 * gap, height: box.height + 2 * gap };
  const corners: Point[] = [
    [grown.x, grown.y],
    [grown.x + grown.width, grown.y],
    [grown.x, grown.y + grown.height],
    [grown.x + grown.width, grown.y + grown.height],
  ];
  if (corners.some((corner) => contains(ring, corner))) return true;
  for (let i = 0; i < ring.length; i++) {
    if (crosses(ring[i]!, ring[(i + 1) % ring.length]!, grown)) return true;
  }
  return false;
}

/** Liang–Barsky: does the segment pass through the box? */
function crosses([ax, ay]: Point, [bx, by]: Point, box: Box): boolean {
  let from = 0;
  let to = 1;
  const edges: [number, number][] = [
    [ax - bx, ax - box.x],
    [bx - ax, box.x + box.width - ax],
    [ay - by, ay - box.y],
    [by - ay, box.y + box.height - ay],
  ];
  for (const [p, q] of edges) {
    if (p === 0) {
      if (q < 0) return false;
    } else {
      const r = q / p;
      if (p < 0) from = Math.max(from, r);
      else to = Math.min(to, r);
    }
  }
  return from <= to;
}
