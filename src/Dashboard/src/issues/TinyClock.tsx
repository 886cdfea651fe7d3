import type { ClockRow } from '../api/contracts';

/**
 * A clock in 20 units: pie = share used, triangle, square; stopped = hollow with a tick, in time round, late square and red.
 * @param label null = the words stand beside it.
 */
export function TinyClock({ clock, now, label }: { clock: ClockRow; now: number; label: string | null }) {
  const kind = kindOf(clock);
  return (
    <svg className={`tiny ${kind}`} viewBox="0 0 20 20" {...(label === null ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}>
      {kind === 'stopped' && (
        <>
          <circle cx="10" cy="10" r="7.4" />
          <path className="tick" d="M6.6 10.2 9 12.8 13.6 7.4" />
        </>
      )}
      {kind === 'late' && (
        <>
          <path d="M2.8 2.8h14.4v14.4H2.8z" />
          <path className="tick" d="M6.4 10.2 9 12.9 13.8 7" />
        </>
      )}
      {kind === 'yellow' && <path d="M10 1.6 19 17.6H1z" />}
      {kind === 'red' && <path d="M2 2h16v16H2z" />}
      {kind === 'green' && (
        <>
          <circle cx="10" cy="10" r="7.4" />
          <path className="pie" d={piePath(shareUsed(clock, now))} />
        </>
      )}
    </svg>
  );
}

export type ClockLook = 'stopped' | 'late' | 'green' | 'yellow' | 'red';

export function kindOf(clock: ClockRow): ClockLook {
  if (clock.stoppedAt !== null) return clock.light === 'red' ? 'late' : 'stopped';
  return clock.light;
}

/** 0–1 of the time from start to due; over 1 = overdue. */
export function shareUsed(clock: ClockRow, now: number): number {
  const started = Date.parse(clock.startedAt);
  const until = Date.parse(clock.stoppedAt ?? clock.pausedAt ?? '');
  return ((Number.isNaN(until) ? now : until) - started) / Math.max(1, Date.parse(clock.dueAt) - started);
}

function piePath(share: number): string {
  const angle = Math.min(0.999, Math.max(0, share)) * 2 * Math.PI;
  const [x, y] = [10 + 7.4 * Math.sin(angle), 10 - 7.4 * Math.cos(angle)];
  return `M10 10V2.6A7.4 7.4 0 ${angle > Math.PI ? 1 : 0} 1 ${x.toFixed(2)} ${y.toFixed(2)}Z`;
}
