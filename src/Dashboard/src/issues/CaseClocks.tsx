import { useRef } from 'react';
import type { ClockView } from '../api/contracts';
import { type Words } from '../i18n';
import { countdown, spanMs, target } from '../live/clock';
import { Ticking, useNow, useOnTick } from '../live/Ticking';
import { kindOf, shareUsed, TinyClock } from './TinyClock';

/** The four clocks of a case: bar, tick at 80 %, the late part red after a tick at 100 %, one sentence, the value at the right. */
export function CaseClocks({ clocks, words }: { clocks: readonly ClockView[]; words: Words }) {
  const nearest = clocks
    .filter(({ clock }) => clock.stoppedAt === null)
    .reduce<ClockView | null>((best, view) => (best === null || view.clock.dueAt < best.clock.dueAt ? view : best), null);
  return (
    <ul className="case-clocks">
      {clocks.map((view) => (
        <CaseClock key={view.clock.kind} view={view} words={words} nearest={view === nearest} />
      ))}
    </ul>
  );
}

function CaseClock({ view, words: { t, time }, nearest }: { view: ClockView; words: Words; nearest: boolean }) {
  const { clock } = view;
  const look = kindOf(clock);
  const dueMs = Date.parse(clock.dueAt);
  const now = useNow();
  const value = (at: number): string => {
    if (clock.stoppedAt !== null) {
      const stopped = Date.parse(clock.stoppedAt);
      return stopped <= dueMs
        ? target(spanMs(view.ran), time)
        : t('clock.late', { time: target(stopped - dueMs, time) });
    }
    const left = dueMs - at;
    return left < 0 ? countdown(left, time) : t('clock.left', { time: countdown(left, time) });
  };
  return (
    <li className={`case-clock ${look}${nearest ? ' nearest' : ''}`}>
      <TinyClock clock={clock} now={now} label={t(`clock.${clock.kind}`)} />
      <b>{t(`clock.${clock.kind}`)}</b>
      <span className="target">{target(spanMs(clock.target), time)}</span>
      <Bar view={view} />
      <Ticking className="value" text={value} />
      <p>{view.words}</p>
    </li>
  );
}

/** To 100 % of the target grey or in the light's colour; what is beyond is red, and then the whole bar is scaled to fit. */
function Bar({ view }: { view: ClockView }) {
  const bar = useRef<HTMLSpanElement>(null);
  useOnTick((now) => {
    if (bar.current === null) return;
    const share = Math.max(0, shareUsed(view.clock, now));
    const whole = Math.max(1, share);
    bar.current.style.setProperty('--used', `${(Math.min(1, share) / whole) * 100}%`);
    bar.current.style.setProperty('--late', `${(Math.max(0, share - 1) / whole) * 100}%`);
    bar.current.style.setProperty('--mark', `${((share > 1 ? 1 : 0.8) / whole) * 100}%`);
  });
  return (
    <span className="bar" ref={bar}>
      <i className="used" />
      <i className="over" />
      <i className="mark-80" />
    </span>
  );
}
