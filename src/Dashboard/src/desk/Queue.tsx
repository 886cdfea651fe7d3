import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useLayoutEffect, useRef } from 'react';
import type { IssueRow } from '../api/contracts';
import { useConsole } from '../console/context';
import { TinyClock } from '../issues/TinyClock';
import { countdown } from '../live/clock';
import { Ticking, useNow } from '../live/Ticking';
import { LightMark, WhistleMark } from '../look/marks';

const rowHeight = 34;
const headHeight = 26;

interface Props {
  rows: readonly IssueRow[];
  selectedId: string | null;
  onSelect: (id: string) => void;
  /** Set when the selection moved by key: it is then scrolled into sight. */
  follow: number;
  onRange: (from: number, to: number) => void;
}

/** Tens of thousands of rows; only those in sight exist. */
export function Queue({ rows, selectedId, onSelect, follow, onRange }: Props) {
  const { t } = useConsole();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8, scrollPaddingStart: headHeight });
  const at = selectedId === null ? -1 : rows.findIndex((row) => row.id === selectedId);

  // A row that changes place under the cursor would be clicked by mistake: the list moves instead.
  const before = useRef({ at: -1, id: selectedId });
  useLayoutEffect(() => {
    const element = scroller.current;
    const was = before.current;
    if (element !== null && was.id === selectedId && was.at >= 0 && at >= 0 && was.at !== at) {
      const top = was.at * rowHeight - element.scrollTop;
      if (top > -rowHeight && top < element.clientHeight) element.scrollTop += (at - was.at) * rowHeight;
    }
    before.current = { at, id: selectedId };
  }, [at, selectedId]);

  useEffect(() => {
    if (follow > 0 && at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
    // Only a key press moves the list; a row that moves by itself does not.
  }, [follow]);

  const items = virtual.getVirtualItems();
  const element = scroller.current;
  const from = element === null ? 0 : Math.min(rows.length, Math.floor(element.scrollTop / rowHeight) + 1);
  const to = element === null ? 0 : Math.min(rows.length, Math.floor((element.scrollTop + element.clientHeight - headHeight) / rowHeight));
  useEffect(() => onRange(from, to), [from, to, onRange]);

  return (
    <div className="queue" ref={scroller} role="listbox" tabIndex={0} aria-label={t('desk.title')} aria-activedescendant={at >= 0 ? `row-${selectedId}` : undefined}>
        <div className="queue-head" aria-hidden="true">
          <span />
          <span className="right">{t('desk.col.due')}</span>
          <span />
          <span>{t('desk.col.matter')}</span>
          <span>{t('desk.col.state')}</span>
          <span>{t('desk.col.unit')}</span>
          <span className="four">
            <i>{t('clock.short.respond')}</i>
            <i>{t('clock.short.handle')}</i>
            <i>{t('clock.short.close')}</i>
            <i>{t('clock.short.plan')}</i>
          </span>
        </div>
        {rows.length === 0 && <p className="queue-empty">{t('desk.empty')}</p>}
        <div className="queue-rows" style={{ height: virtual.getTotalSize() }} role="presentation">
          {items.map((item) => {
            const row = rows[item.index];
            return row === undefined ? null : (
              <div key={row.id} className="queue-slot" style={{ transform: `translateY(${item.start}px)` }} role="presentation">
                <Row row={row} selected={row.id === selectedId} index={item.index} total={rows.length} onSelect={onSelect} />
              </div>
            );
          })}
        </div>
    </div>
  );
}

const Row = memo(function Row({ row, selected, index, total, onSelect }: { row: IssueRow; selected: boolean; index: number; total: number; onSelect: (id: string) => void }) {
  const { t, time, unitName, categoryName } = useConsole();
  const next = row.clocks.find((clock) => clock.stoppedAt === null && clock.dueAt === row.nextDueAt);
  const dueMs = row.nextDueAt === null ? null : Date.parse(row.nextDueAt);
  return (
    <div
      id={`row-${row.id}`}
      className={`queue-row ${row.light}${selected ? ' selected' : ''}`}
      role="option"
      aria-selected={selected}
      aria-posinset={index + 1}
      aria-setsize={total}
      data-issue={row.id}
      onClick={() => onSelect(row.id)}
    >
      <LightMark light={row.light} />
      <Ticking className="due" text={(now) => (dueMs === null ? t('none') : countdown(dueMs - now, time))} />
      <span className="clock">{next === undefined ? '' : t(`clock.short.${next.kind}`)}</span>
      <span className="what">
        <b>{categoryName(row.categoryCode)}</b> <span>{row.place}</span>
      </span>
      <span className={row.state === 'dispatched' ? 'state new' : 'state'}>
        {row.ringingUnitIds.length > 0 && <WhistleMark />}
        {t(`state.${row.state}`)}
      </span>
      <span className="unit">{unitName(row.leadUnitId ?? row.ownerUnitId)}</span>
      <Clocks row={row} />
    </div>
  );
});

function Clocks({ row }: { row: IssueRow }) {
  const { t } = useConsole();
  const now = useNow();
  return (
    <span className="four">
      {row.clocks.map((clock) => (
        <TinyClock key={clock.kind} clock={clock} now={now} label={`${t(`clock.${clock.kind}`)} ${t(`light.${clock.light}`)}`} />
      ))}
    </span>
  );
}
