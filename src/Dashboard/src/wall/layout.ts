import type { DistrictMap, MapArea, Position } from '../api/contracts';
import { centroid, fit, inset, type Point, type Projection, type Ring, screenRing } from './geometry';
import { placeLabels, type PlacedLabel } from './labels';

/** The map's box on the wall, in px of the 1080p picture. */
export const canvas = { width: 920, height: 690 };

/** Borders between grids are gaps: each grid is drawn this much smaller. */
const gridInsetPx = 1.1;

export interface GridShape {
  code: string;
  streetCode: string;
  ring: Ring;
  centre: Point;
}

/** Everything about the map that never changes while the wall is open. */
export interface MapLayout {
  district: Ring;
  streets: { code: string; name: string; ring: Ring | null }[];
  /** From back to front. */
  grids: GridShape[];
  labels: PlacedLabel[];
  water: { name: string; ring: Ring }[];
  parks: { name: string; ring: Ring }[];
  roads: { main: boolean; line: Ring }[];
  project: Projection;
}

export function layOut(map: DistrictMap): MapLayout {
  const root = map.areas.find((area) => area.code === map.districtCode);
  const streets = map.areas.filter((area) => area.parentCode === map.districtCode);
  const streetOf = streetFinder(map.areas, new Set(streets.map((street) => street.code)));
  const gridAreas = map.areas.filter((area) => area.level === 'grid' && area.ring !== null);
  const outline: readonly Position[] = root?.ring ?? hull(gridAreas.flatMap((area) => area.ring ?? []));

  // Names stand outside the border: where they do not fit, the district makes room for them.
  for (let scale = 1; ; scale -= 0.04) {
    const width = (canvas.width - 24) * scale;
    const height = (canvas.height - 40) * scale;
    const project = fit(outline, { x: (canvas.width - width) / 2, y: (canvas.height - height) / 2 + 6, width, height });
    const district = screenRing(outline, project);
    const grids = gridAreas
      .map((area): GridShape => {
        const ring = screenRing(area.ring ?? [], project);
        return { code: area.code, streetCode: streetOf(area.code), ring: inset(ring, gridInsetPx), centre: centroid(ring) };
      })
      .sort((a, b) => a.centre[1] - b.centre[1]);
    const labels = placeLabels(
      streets.map((street) => ({
        code: street.code,
        anchors: grids.filter((grid) => grid.streetCode === street.code).map((grid) => grid.centre),
      })),
      district,
      canvas,
    );
    if (labels === null && scale > 0.6) continue;
    return {
      district,
      streets: streets.map((street) => ({ code: street.code, name: street.name, ring: street.ring && screenRing(street.ring, project) })),
      grids,
      labels: labels ?? [],
      water: map.scenery.water.map((shape) => ({ name: shape.name, ring: screenRing(shape.ring, project) })),
      parks: map.scenery.parks.map((shape) => ({ name: shape.name, ring: screenRing(shape.ring, project) })),
      roads: map.scenery.roads.map((road) => ({ main: road.class === 'main', line: road.line.map(project) })),
      project,
    };
  }
}

/** The second-level area a grid lies in, whatever the depth of the tree between them. */
function streetFinder(areas: readonly MapArea[], streets: ReadonlySet<string>): (code: string) => string {
  const parents = new Map(areas.map((area) => [area.code, area.parentCode]));
  return (code) => {
    let at: string | null | undefined = code;
    for (let depth = 0; depth < 12 && at !== null && at !== undefined; depth++) {
      if (streets.has(at)) return at;
      at = parents.get(at);
    }
    return '';
  };
}

/** Convex hull (monotone chain), for a district that came without its own outline. */
function hull(points: readonly Position[]): Position[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (source: readonly Position[]): Position[] => {
    const chain: Position[] = [];
    for (const point of source) {
      while (chain.length >= 2) {
        const [a, b] = [chain[chain.length - 2]!, chain[chain.length - 1]!];
        if ((b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]) > 0) break;
        chain.pop();
      }
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}
