import { ApiError, api, bodyOf } from '../api/client';
import type { DistrictMap, Position, ResolvedPlace } from '../api/contracts';
import type { Translate } from '../i18n';

/** Where it is: a point (from the device or the map), or a building or grid named by a QR code. */
export interface Place {
  point: Position | null;
  buildingId: string | null;
  /** Words for it; null while the server has not told them yet. */
  name: string | null;
  outside: boolean;
}

export async function resolve([longitude, latitude]: Position, t: Translate): Promise<Place> {
  const found = await bodyOf(api.GET('/api/public/places', { params: { query: { longitude, latitude } } }));
  return { point: [longitude, latitude], buildingId: null, name: placeName(found, t), outside: found.gridCode === null };
}

function placeName(found: ResolvedPlace, t: Translate): string | null {
  const nearest = found.buildingName ?? found.estateName;
  if (nearest === null) return found.gridName;
  const distance = found.distanceM;
  return distance === null || distance < 15 ? nearest : t('report.near', { place: nearest, distance: metres(distance, t) });
}

/** `86 米`, `1.2 公里`. */
export function metres(distanceM: number, t: Translate): string {
  return distanceM < 1_000 ? t('distance.m', { n: Math.round(distanceM) }) : t('distance.km', { n: (distanceM / 1_000).toFixed(1) });
}

/** The building a QR code names; null when there is no such building (any more). */
export async function placeOfBuilding(id: string): Promise<Place | null> {
  try {
    const found = await bodyOf(api.GET('/api/public/buildings/{id}', { params: { path: { id } } }));
    return { point: null, buildingId: id, name: found.buildingName, outside: false };
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

/** A grid's QR code carries `?grid=`: its place is its middle. */
export function placeOfGrid(code: string | null, map: DistrictMap): Place | null {
  const grid = map.areas.find((area) => area.code === code && area.ring !== null);
  if (grid?.ring === null || grid === undefined) return null;
  const ring = grid.ring;
  const sum = ring.reduce<[number, number]>((a, b) => [a[0] + b[0], a[1] + b[1]], [0, 0]);
  return { point: [sum[0] / ring.length, sum[1] / ring.length], buildingId: null, name: grid.shortName, outside: false };
}

const locateTimeoutMs = 10_000;

export function locate(): Promise<Position> {
  return new Promise((done, failed) => {
    if (!('geolocation' in navigator)) return failed(new Error('no geolocation'));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => done([coords.longitude, coords.latitude]),
      () => failed(new Error('not located')),
      { enableHighAccuracy: true, timeout: locateTimeoutMs, maximumAge: 30_000 },
    );
  });
}
