import type { HistoryLine } from '../api/contracts';
import { useConsole } from '../console/context';
import type { Key } from '../i18n';
import { useNow } from '../live/Ticking';

/** Marks of the timeline, by the kind of the decision's last event (报 派 场 哨 停 续 升). */
const marks: Record<string, Key> = {
  reported: 'desk.mark.report',
  filed: 'desk.mark.report',
  dispatched: 'desk.mark.dispatch',
  redispatched: 'desk.mark.dispatch',
  returned: 'desk.mark.dispatch',
  accepted: 'desk.mark.scene',
  arrived: 'desk.mark.scene',
  handlingStarted: 'desk.mark.scene',
  unitsCalled: 'desk.mark.whistle',
  reportedIn: 'desk.mark.whistle',
  declined: 'desk.mark.whistle',
  rungFell: 'desk.mark.rung',
  rungCalled: 'desk.mark.rung',
  acknowledged: 'desk.mark.rung',
  acknowledgementLapsed: 'desk.mark.rung',
  clockWarned: 'desk.mark.clock',
  clockBreached: 'desk.mark.clock',
  completed: 'desk.mark.done',
  closed: 'desk.mark.done',
};

const hot = new Set(['rungCalled', 'clockBreached', 'clockWarned']);

export function Timeline({ history }: { history: readonly HistoryLine[] }) {
  const { t, format } = useConsole();
  const now = useNow();
  return (
    <section className="timeline">
      <h3>
        {t('desk.history')}
        <span>{t('desk.historyNote', { n: history.length })}</span>
      </h3>
      <ol>
        {[...history].reverse().map((line) => (
          <li key={line.version} data-kind={line.kind}>
            <time dateTime={line.at}>{format.moment(line.at, now)}</time>
            <i className={hot.has(line.kind) ? 'hot' : ''}>{t(marks[line.kind] ?? 'desk.mark.other')}</i>
            <span>{line.text}</span>
            <small>{line.actor}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}
