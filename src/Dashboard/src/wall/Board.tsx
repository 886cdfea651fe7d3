import { memo, useRef } from 'react';
import type { DeadlineRow } from '../api/contracts';
import { useWords } from '../i18n';
import { countdown, target } from '../live/clock';
import { LightMark } from '../look/marks';
import { useSection, useWall } from './context';
import { useSlide } from './useSlide';
import { Ticking, useOnTick } from '../live/Ticking';

/** Bars share one scale: full = 20 minutes, in a drill divided like the targets. */
const fullMs = 20 * 60_000;
const rowsMax = 12;

export function Board() {
  const board = useSection('board');
  const head = useSection('head');
  const { t, time } = useWords();
  const list = useRef<HTMLDivElement>(null);
  useSlide(list, board);
  const full = fullMs / (head?.drillDivisor ?? 1);
  const rows = board.slice(0, rowsMax);
  const breached = rows.filter((row) => row.light === 'red').length;
  return (
    <section className="board">
      <div className="section-title bare">
        <h2>{t('wall.board')}</h2>
        <span>{t('wall.boardScale', { span: target(full, time) })}</span>
      </div>
      <div className="board-rows" ref={list}>
        {rows.length === 0 && <p className="empty">{t('wall.noDeadlines')}</p>}
        {rows.map((row, i) => (
          <Deadline key={`${row.issueId}${row.clock}`} row={row} fullMs={full} now={i === breached - 1} />
        ))}
      </div>
    </section>
  );
}

const Deadline = memo(function Deadline({ row, fullMs: full, now: isNowLine }: { row: DeadlineRow; fullMs: number; now: boolean }) {
  const { unitName, categoryName } = useWall();
  const { t, time } = useWords();
  const bar = useRef<HTMLElement>(null);
  const dueMs = Date.parse(row.dueAt);
  useOnTick((now) => {
    if (bar.current !== null) bar.current.style.transform = `scaleX(${Math.min(1, Math.max(0, (dueMs - now) / full)).toFixed(4)})`;
  });
  return (
    <div className={`deadline ${row.light}${isNowLine ? ' now' : ''}`} data-key={`${row.issueId}${row.clock}`} data-case={row.caseNo}>
      <LightMark light={row.light} />
      <Ticking className="due" text={(now) => countdown(dueMs - now, time)} />
      <span className="clock">{t(`clock.${row.clock}`)}</span>
      <span className="what">
        {categoryName(row.categoryCode)} <span className="place">{row.place}</span>
      </span>
      <span className="unit">{unitName(row.unitId)}</span>
      {row.light !== 'red' && (
        <span className="track">
          <i ref={bar} />
        </span>
      )}
    </div>
  );
});
