import { memo, useCallback, useMemo, useSyncExternalStore } from 'react';
import { useWords } from '../i18n';
import { waiting } from '../live/clock';
import { useWall } from './context';
import { heightPx } from './gridPainter';
import { canvas, type GridShape, type MapLayout } from './layout';
import { Ticking } from '../live/Ticking';

/** More rings than this hide the map; the list beside it has them all. */
const ringsMax = 24;

/** A ring where a whistle call is unanswered, with the seconds since it went out. */
export const MapWhistles = memo(function MapWhistles({ layout }: { layout: MapLayout }) {
  const { model } = useWall();
  const { time } = useWords();
  const shapes = useMemo(() => new Map(layout.grids.map((grid) => [grid.code, grid])), [layout]);
  const key = useSyncExternalStore(
    useCallback((listener) => model.onCells(listener), [model]),
    useCallback(() => {
      const calls: string[] = [];
      for (const cell of model.cells.values()) {
        if (cell.whistleSince !== null) calls.push(`${cell.whistleSince}|${cell.gridCode}`);
      }
      return calls.sort().slice(0, ringsMax).join('\n');
    }, [model]),
  );
  const rings = (key === '' ? [] : key.split('\n')).flatMap((line) => {
    const [since = '', code = ''] = line.split('|');
    const shape = shapes.get(code);
    return shape === undefined ? [] : [{ code, sinceMs: Date.parse(since), ...place(shape, model.cells.get(code)?.open ?? 0) }];
  });
  return rings.map((ring) => {
    const crowded = rings.some((other) => other !== ring && other.x > ring.x && other.x - ring.x < 150 && Math.abs(other.y - ring.y) < 50);
    const left = ring.x > canvas.width - 150 || crowded;
    return (
      <div key={ring.code} className="ring" data-grid={ring.code} style={{ left: `${ring.x / 10}rem`, top: `${ring.y / 10}rem` }}>
        <i />
        <i />
        <i />
        <Ticking className={left ? 'ring-time left' : 'ring-time'} text={(now) => waiting(now - ring.sinceMs, time)} />
      </div>
    );
  });
});

function place(shape: GridShape, open: number): { x: number; y: number } {
  return { x: shape.centre[0], y: shape.centre[1] - heightPx(open) };
}
