import { memo, useCallback, useMemo, useSyncExternalStore } from 'react';
import { useWords } from '../i18n';
import { LightMark } from '../look/marks';
import { useWall } from './context';
import type { MapLayout } from './layout';

interface StreetCounts {
  open: number;
  red: number;
  yellow: number;
}

/** Street names with their counts, added up from the cells; drawn again only when a count of that street changes. */
export const MapLabels = memo(function MapLabels({ layout }: { layout: MapLayout }) {
  const streetOf = useMemo(() => new Map(layout.grids.map((grid) => [grid.code, grid.streetCode])), [layout]);
  return layout.labels.map((label) => {
    const street = layout.streets.find((candidate) => candidate.code === label.code);
    return (
      <div
        key={label.code}
        className={label.alignRight ? 'street right' : 'street'}
        style={{ left: `${label.box.x / 10}rem`, top: `${label.box.y / 10}rem`, width: `${label.box.width / 10}rem` }}
      >
        <div className="street-name">{street?.name}</div>
        <Counts code={label.code} streetOf={streetOf} />
      </div>
    );
  });
});

function Counts({ code, streetOf }: { code: string; streetOf: ReadonlyMap<string, string> }) {
  const { model } = useWall();
  const { t } = useWords();
  const read = useCallback(() => {
    const sum: StreetCounts = { open: 0, red: 0, yellow: 0 };
    for (const cell of model.cells.values()) {
      if (streetOf.get(cell.gridCode) !== code) continue;
      sum.open += cell.open;
      sum.red += cell.red;
      sum.yellow += cell.yellow;
    }
    // A string, so that an unchanged count is the same value and draws nothing.
    return `${sum.open} ${sum.red} ${sum.yellow}`;
  }, [model, streetOf, code]);
  const [open, red, yellow] = useSyncExternalStore(
    useCallback((listener) => model.onCells(listener), [model]),
    read,
  ).split(' ');
  return (
    <div className="street-counts">
      {t('wall.open')} {open}
      <LightMark light="red" />
      {red}
      <LightMark light="yellow" />
      {yellow}
    </div>
  );
}
