import type { IssueView, WhistleLineView } from '../api/contracts';
import { useConsole } from '../console/context';
import { waiting } from '../live/clock';
import { useNow } from '../live/Ticking';
import { WhistleMark } from '../look/marks';

/** Who is waited for first, then the latest call first. */
function latestFirst(lines: readonly WhistleLineView[]): WhistleLineView[] {
  const isWaiting = (line: WhistleLineView): number => Number(line.reportedInAt === null && line.declinedAt === null);
  return [...lines].sort((a, b) => isWaiting(b) - isWaiting(a) || Date.parse(b.calledAt) - Date.parse(a.calledAt));
}

/** Each called unit has its own line: called → reported in → arrived → done, or declined with its reason. */
export function WhistleLines({ view }: { view: IssueView }) {
  const { t, time, unitName, format } = useConsole();
  const now = useNow();
  if (view.whistles.length === 0) return null;
  const at = (moment: string | null): string => (moment === null ? t('none') : format.time(moment));
  return (
    <section className="lines">
      <h3>
        {t('desk.whistles')}
        <span>{t('desk.whistlesNote', { n: view.whistles.length })}</span>
      </h3>
      <table>
        <thead>
          <tr>
            <th />
            <th>{t('desk.whistle.reportedIn')}</th>
            <th>{t('desk.whistle.arrived')}</th>
            <th>{t('desk.whistle.done')}</th>
          </tr>
        </thead>
        <tbody>
          {latestFirst(view.whistles).map((line) => (
            <tr key={line.lineId}>
              <th scope="row" title={t(`whistle.${line.kind}`)}>
                {unitName(line.unitId)}
              </th>
              {line.declinedAt !== null ? (
                <td colSpan={3}>{t('desk.whistle.declined', { reason: line.declineReason ?? '' })}</td>
              ) : line.reportedInAt === null && view.row.ringingUnitIds.includes(line.unitId) ? (
                <td colSpan={3} className="waiting">
                  <WhistleMark />
                  {t('desk.whistle.waiting', { time: waiting(now - Date.parse(line.calledAt), time) })}
                </td>
              ) : (
                <>
                  <td>{at(line.reportedInAt)}</td>
                  <td>{at(line.arrivedAt)}</td>
                  <td>{at(line.doneAt)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
