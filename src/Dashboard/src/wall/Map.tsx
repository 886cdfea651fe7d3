import { memo, useEffect, useMemo, useRef } from 'react';
import { ringPath, linePath, type Ring } from './geometry';
import { useWall } from './context';
import { GridPainter } from './gridPainter';
import { canvas, layOut } from './layout';
import { MapArrivals } from './MapArrivals';
import { MapLabels } from './MapLabels';
import { MapWhistles } from './MapWhistles';

/** The district: drawn once; afterwards only the cells that changed are touched. */
export const WallMap = memo(function WallMap() {
  const { map, model } = useWall();
  const layout = useMemo(() => layOut(map), [map]);
  const calm = useRef<SVGGElement>(null);
  const hot = useRef<SVGGElement>(null);
  const svg = useRef<SVGSVGElement>(null);

  useEffect(() => {
    if (calm.current === null || hot.current === null) return;
    const painter = new GridPainter(layout, calm.current, hot.current);
    painter.paint(model.cells.values());
    return model.onCells((changed) => {
      svg.current?.classList.toggle('eased', changed.length < layout.grids.length / 2);
      painter.paint(changed);
    });
  }, [layout, model]);

  return (
    <div className="map">
      <svg ref={svg} viewBox={`0 0 ${canvas.width} ${canvas.height}`} role="img" aria-label={map.districtName}>
        <defs>
          <pattern id="park-dots" width="7" height="7" patternUnits="userSpaceOnUse">
            <circle cx="1.8" cy="1.8" r="1" fill="#3F6B54" />
            <circle cx="5.3" cy="5.3" r="1" fill="#3F6B54" />
          </pattern>
          <clipPath id="district">
            <path d={ringPath(layout.district)} />
          </clipPath>
        </defs>
        <path className="slab-side" d={ringPath(layout.district, -9)} />
        <path className="slab" d={ringPath(layout.district)} />
        <g ref={calm} />
        <g clipPath="url(#district)">
          {layout.parks.map((park, i) => (
            <g key={i}>
              <path d={ringPath(park.ring)} fill="#15261E" />
              <path d={ringPath(park.ring)} fill="url(#park-dots)" />
            </g>
          ))}
          {layout.water.map((water, i) => (
            <path key={i} className="water" d={ringPath(water.ring)} />
          ))}
          {layout.roads.map((road, i) => (
            <path key={i} className={road.main ? 'road-case main' : 'road-case'} d={linePath(road.line)} />
          ))}
          {layout.roads.map((road, i) => (
            <path key={i} className={road.main ? 'road main' : 'road'} d={linePath(road.line)} />
          ))}
        </g>
        {layout.labels.map((label) => (
          <g key={label.code} className="leader">
            <path d={linePath([label.from, label.to])} />
            <circle cx={label.to[0]} cy={label.to[1]} r="4" />
          </g>
        ))}
        <g ref={hot} />
        {layout.streets.map((street) => street.ring && <path key={street.code} className="border-case" d={ringPath(street.ring)} />)}
        {layout.streets.map((street) => street.ring && <path key={street.code} className="border" d={ringPath(street.ring)} />)}
        <path className="border" d={ringPath(layout.district)} />
        {riverNames(layout.water).map(({ name, x, y }) => (
          <text key={name} className="river" x={x} y={y}>
            {name}
          </text>
        ))}
      </svg>
      <MapLabels layout={layout} />
      <MapArrivals layout={layout} />
      <MapWhistles layout={layout} />
    </div>
  );
});

/** Names of waters long enough to be rivers, near where they leave the district. */
function riverNames(water: readonly { name: string; ring: Ring }[]): { name: string; x: number; y: number }[] {
  const seen = new Set<string>();
  return water.flatMap(({ name, ring }) => {
    const ys = ring.map(([, y]) => y);
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    if (name === '' || seen.has(name) || bottom - top < canvas.height / 3) return [];
    seen.add(name);
    const y = Math.min(bottom, canvas.height - 40) - (bottom - top) * 0.12;
    const near = ring.filter((point) => Math.abs(point[1] - y) < (bottom - top) * 0.06);
    const right = Math.max(...(near.length > 0 ? near : ring).map(([x]) => x));
    return [{ name, x: right + 8, y }];
  });
}
