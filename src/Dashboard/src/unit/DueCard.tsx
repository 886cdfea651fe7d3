import { useRef } from 'react';
import type { IssueView } from '../api/contracts';
import { useConsole } from '../console/context';
import { shareUsed } from '../issues/TinyClock';
import { countdown } from '../live/clock';
import { Ticking, useOnTick } from '../live/Ticking';
import { LightMark } from '../look/marks';

/** The clock that runs out next, and what it says of itself. */
export function DueCard({ view }: { view: IssueView }) {
  const { t, time, format } = useConsole();
  const bar = useRef<HTMLSpanElement>(null);
  const running = view.clocks.filter(({ clock }) => clock.stoppedAt === null);
  // An overdue clock no longer says what to do next: the first one still to come does.
  const next = [...running].sort((a, b) => a.clock.dueAt.localeCompare(b.clock.dueAt)).find(({ clock }) => clock.light !== 'red') ?? running[0];
  const late = running.filter((candidate) => candidate !== next && candidate.clock.light === 'red');
  useOnTick((now) => {
    if (bar.current === null || next === undefined) return;
    bar.current.style.setProperty('--used', `${Math.min(1, Math.max(0, shareUsed(next.clock, now))) * 100}%`);
  });
  if (next === undefined) return null;
  const dueMs = Date.parse(next.clock.dueAt);
  return (
    <section className={`due-card ${next.clock.light}`}>
      <div>
        <LightMark light={next.clock.light} />
        <b>{t(`clock.${next.clock.kind}`)}</b>
        <Ticking className="due" text={(now) => countdown(dueMs - now, time)} />
        <span className="until">{t('unit.dueAt', { time: format.shortTime(next.clock.dueAt) })}</span>
      </div>
      <span className="bar" ref={bar}>
        <i className="used" />
        <i className="mark-80" />
      </span>
      <p>{next.words}</p>
      {late.map((other) => (
        <p key={other.clock.kind}>{t('unit.overdueBy', { clock: t(`clock.${other.clock.kind}`) })}</p>
      ))}
    </section>
  );
}
