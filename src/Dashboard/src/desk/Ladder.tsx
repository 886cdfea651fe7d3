import type { IssueView, RungView } from '../api/contracts';
import { useConsole } from '../console/context';
import { countdown, waiting } from '../live/clock';
import { useNow } from '../live/Ticking';

/** The ladder of the clock that burns, drawn as a ladder: lowest rung at the bottom, the active rung tinted with its seconds. */
export function Ladder({ view }: { view: IssueView }) {
  const { t, time, format } = useConsole();
  const now = useNow();
  const clock = clockOfInterest(view);
  const rungs = view.ladder.filter((rung) => rung.clock === clock).sort((a, b) => b.rung - a.rung);
  const running = view.clocks.some((candidate) => candidate.clock.kind === clock && candidate.clock.stoppedAt === null);
  const active = rungs.find((rung) => isCalling(rung));
  const nextDue = [...rungs].reverse().find((rung) => rung.calledAt === null);
  const told = (rung: RungView): string => {
    if (rung.lapsedAt !== null) return t('desk.rung.lapsed', { time: format.time(rung.lapsedAt) });
    if (rung.acknowledgedAt !== null) return t('desk.rung.answered', { time: format.time(rung.acknowledgedAt) });
    if (rung.calledAt !== null) return running ? t('desk.rung.called', { time: waiting(now - Date.parse(rung.calledAt), time) }) : '';
    if (!running) return t('desk.rung.off');
    return rung === nextDue ? t('desk.rung.in', { time: countdown(Math.max(0, Date.parse(rung.dueAt) - now), time) }) : '';
  };
  return (
    <section className="ladder">
      <h3>
        {t('desk.ladder')}
        {clock !== null && ` · ${t(`clock.${clock}`)}`}
        <span>{t('desk.ladderNote')}</span>
      </h3>
      {rungs.length === 0 && <p className="path">{t('desk.ladderNone')}</p>}
      <ol>
        {rungs.map((rung) => (
          <li key={`${rung.generation}.${rung.rung}`} className={rung === active && running ? 'active' : rung.calledAt !== null ? 'past' : ''} data-rung={rung.rung}>
            <b>{rung.audienceName}</b>
            <time>{format.time(rung.calledAt ?? rung.dueAt)}</time>
            <span>{told(rung)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function isCalling(rung: RungView): boolean {
  return rung.calledAt !== null && (rung.acknowledgedAt === null || rung.lapsedAt !== null);
}

/** The clock whose ladder was climbed last; before any call the running clock that is due first. */
function clockOfInterest(view: IssueView): RungView['clock'] | null {
  const called = view.ladder.filter((rung) => rung.calledAt !== null);
  if (called.length > 0) return called.reduce((a, b) => ((a.calledAt ?? '') > (b.calledAt ?? '') ? a : b)).clock;
  const running = view.clocks.filter(({ clock }) => clock.stoppedAt === null && view.ladder.some((rung) => rung.clock === clock.kind));
  if (running.length === 0) return view.ladder[0]?.clock ?? null;
  return running.reduce((a, b) => (a.clock.dueAt < b.clock.dueAt ? a : b)).clock.kind;
}
