import type { ClockRow } from '../api/contracts';
import { useConsole } from '../console/context';
import { TinyClock } from '../issues/TinyClock';

const started = '2026-01-01T00:00:00Z';
const sample = (light: ClockRow['light'], stoppedAt: string | null): ClockRow => ({
  kind: 'respond',
  target: '00:20:00',
  startedAt: started,
  dueAt: '2026-01-01T00:20:00Z',
  yellowAt: '2026-01-01T00:16:00Z',
  stoppedAt,
  pausedAt: null,
  light,
});

export function Legend({ from, to, total }: { from: number; to: number; total: number }) {
  const { t } = useConsole();
  const now = Date.parse(started) + 5 * 60_000;
  const items = [
    [sample('green', started), 'desk.legend.stopped'],
    [sample('red', started), 'desk.legend.late'],
    [sample('green', null), 'desk.legend.running'],
    [sample('yellow', null), 'desk.legend.yellow'],
    [sample('red', null), 'desk.legend.red'],
  ] as const;
  return (
    <footer className="queue-legend">
      {items.map(([clock, key]) => (
        <span key={key}>
          <TinyClock clock={clock} now={now} label={null} />
          {t(key)}
        </span>
      ))}
      <span className="rows">{total > 0 && t('desk.rows', { from, to, n: total })}</span>
    </footer>
  );
}
