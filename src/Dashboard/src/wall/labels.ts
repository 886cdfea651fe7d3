import { type Box, overlaps, type Point, type Ring, touches } from './geometry';

/** A street's name and counts outside the border, and where in the street its leader line ends. */
export interface PlacedLabel {
  code: string;
  box: Box;
  alignRight: boolean;
  from: Point;
  to: Point;
}

const labelWidth = 196;
const labelHeight = 62;
const step = 8;

/**
 * Finds room outside the district for each street's label, so that no grid is hidden: of all free boxes the one whose leader line is shortest,
 * the hardest street first. Null when they do not all fit: the caller then draws the district a little smaller.
 */
export function placeLabels(
  streets: readonly { code: string; anchors: readonly Point[] }[],
  district: Ring,
  canvas: { width: number; height: number },
): PlacedLabel[] | null {
  const free: Box[] = [];
  for (let y = 0; y + labelHeight <= canvas.height; y += step) {
    for (let x = 0; x + labelWidth <= canvas.width; x += step) {
      const box = { x, y, width: labelWidth, height: labelHeight };
      if (!touches(district, box, 8)) free.push(box);
    }
  }
  const wishes = streets.map((street) => {
    const ranked = free
      .map((box) => ({ box, ...leader(box, street.anchors, canvas.width) }))
      .sort((a, b) => a.length - b.length);
    return { code: street.code, ranked };
  });
  wishes.sort((a, b) => (b.ranked[0]?.length ?? Infinity) - (a.ranked[0]?.length ?? Infinity));
  const placed: PlacedLabel[] = [];
  for (const wish of wishes) {
    const best = wish.ranked.find(
      (candidate) =>
        candidate.length < 220 &&
        placed.every((other) => !overlaps(candidate.box, other.box, 12) && !segmentsCross(candidate.from, candidate.to, other.from, other.to)),
    );
    if (best === undefined) return null;
    placed.push({ code: wish.code, box: best.box, alignRight: best.alignRight, from: best.from, to: best.to });
  }
  return placed;
}

function leader(box: Box, anchors: readonly Point[], canvasWidth: number): { from: Point; to: Point; length: number; alignRight: boolean } {
  const alignRight = box.x + box.width / 2 > canvasWidth * 0.62;
  let best: { from: Point; to: Point; length: number } = { from: [0, 0], to: [0, 0], length: Infinity };
  for (const to of anchors) {
    const from: Point = [
      Math.min(Math.max(to[0], box.x + 24), box.x + box.width - 24),
      Math.min(Math.max(to[1], box.y - 4), box.y + box.height + 4),
    ];
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (length < best.length) best = { from, to, length };
  }
  return { ...best, alignRight };
}

function segmentsCross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point): number => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
