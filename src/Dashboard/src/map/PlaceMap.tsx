import { type GeoJSONSource, Map as MapLibre, Marker, setWorkerUrl, type StyleSpecification } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { useEffect, useRef } from 'react';
import type { DistrictMap, Position } from '../api/contracts';
import './map.css';

// The worker is a file of our own origin: a blob would need a weaker content security policy.
setWorkerUrl(workerUrl);

interface Props {
  map: DistrictMap;
  point: Position | null;
  onPoint: (point: Position) => void;
  /** The device cannot draw maps (no WebGL): the page then goes on without one. */
  onBroken: () => void;
  label: string;
}

/** Flat and light, from the district's own geometry alone: nothing comes from a tile server. Loaded only when a map is wanted. */
export default function PlaceMap({ map, point, onPoint, onBroken, label }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<MapLibre | null>(null);
  const marker = useRef<Marker | null>(null);
  const told = useRef(onPoint);
  told.current = onPoint;

  useEffect(() => {
    if (box.current === null) return;
    let view: MapLibre;
    try {
      view = new MapLibre({
        container: box.current,
        style: styleOf(map),
        bounds: boundsOf(map),
        fitBoundsOptions: { padding: 12 },
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        maxPitch: 0,
      });
    } catch {
      onBroken();
      return;
    }
    view.touchZoomRotate.disableRotation();
    view.on('click', (event) => told.current([event.lngLat.lng, event.lngLat.lat]));
    drawn.current = view;
    return () => {
      marker.current = null;
      drawn.current = null;
      view.remove();
    };
  }, [map, onBroken]);

  useEffect(() => {
    const view = drawn.current;
    if (view === null) return;
    if (point === null) {
      marker.current?.remove();
      marker.current = null;
      return;
    }
    marker.current ??= new Marker({ color: '#0E5A8A' }).setLngLat(point).addTo(view);
    marker.current.setLngLat(point);
    view.easeTo({ center: point, zoom: Math.max(view.getZoom(), 14), duration: 300 });
    view.getSource<GeoJSONSource>('chosen')?.setData(polygon(map, point));
  }, [point, map]);

  return <div ref={box} className="place-map" role="application" aria-label={label} />;
}

type Shape = Feature<Geometry>;

const feature = (geometry: Geometry, properties: Record<string, string> = {}): Shape => ({ type: 'Feature', geometry, properties });
const collection = (features: Shape[]): FeatureCollection => ({ type: 'FeatureCollection', features });
const shape = (ring: Position[]): Geometry => ({ type: 'Polygon', coordinates: [ring] });

/** The grid the point lies in, outlined. */
function polygon(map: DistrictMap, [x, y]: Position): FeatureCollection {
  const inside = (ring: Position[]): boolean => {
    let within = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i]!;
      const [bx, by] = ring[j]!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
    }
    return within;
  };
  const grid = map.areas.find((area) => area.level === 'grid' && area.ring !== null && inside(area.ring));
  return collection(grid?.ring ? [feature(shape(grid.ring))] : []);
}

function boundsOf(map: DistrictMap): [number, number, number, number] {
  const points = map.areas.flatMap((area) => area.ring ?? []);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const least = (values: number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (values: number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);
  return [least(xs), least(ys), most(xs), most(ys)];
}

/** Grids #ECEFED, white roads, buildings #D3DAD8, water #BFD9E6. */
function styleOf(map: DistrictMap): StyleSpecification {
  const grids = map.areas.filter((area) => area.level === 'grid' && area.ring !== null).map((area) => feature(shape(area.ring ?? [])));
  const streets = map.areas.filter((area) => area.parentCode === map.districtCode && area.ring !== null).map((area) => feature(shape(area.ring ?? [])));
  const roads = map.scenery.roads.map((road) => feature({ type: 'LineString', coordinates: road.line }, { class: road.class }));
  const source = (features: Shape[]) => ({ type: 'geojson' as const, data: collection(features) });
  const main: ['==', ['get', string], string] = ['==', ['get', 'class'], 'main'];
  return {
    version: 8,
    sources: {
      grids: source(grids),
      streets: source(streets),
      roads: source(roads),
      water: source(map.scenery.water.map((water) => feature(shape(water.ring)))),
      parks: source(map.scenery.parks.map((park) => feature(shape(park.ring)))),
      chosen: source([]),
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#dfe5e3' } },
      { id: 'grids', type: 'fill', source: 'grids', paint: { 'fill-color': '#ecefed', 'fill-outline-color': '#cfd8d6' } },
      { id: 'parks', type: 'fill', source: 'parks', paint: { 'fill-color': '#d5e6da' } },
      { id: 'water', type: 'fill', source: 'water', paint: { 'fill-color': '#bfd9e6' } },
      {
        id: 'roads',
        type: 'line',
        source: 'roads',
        paint: {
          'line-color': '#ffffff',
          'line-width': ['interpolate', ['linear'], ['zoom'], 11, ['case', main, 1.6, 0.6], 16, ['case', main, 10, 5]],
        },
      },
      { id: 'streets', type: 'line', source: 'streets', paint: { 'line-color': '#8fa0a8', 'line-width': 1.2 } },
      { id: 'chosen-fill', type: 'fill', source: 'chosen', paint: { 'fill-color': '#0e5a8a', 'fill-opacity': 0.08 } },
      { id: 'chosen', type: 'line', source: 'chosen', paint: { 'line-color': '#0e5a8a', 'line-width': 2.4 } },
    ],
  };
}
