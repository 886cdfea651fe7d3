import type { HistoryLine, IssueView } from '../api/contracts';
import { useConsole } from '../console/context';

/** 报到 → 到场 → 办结, each with its time once done. */
export function Steps({ view, history }: { view: IssueView; history: readonly HistoryLine[] }) {
  const { t, format } = useConsole();
  const at = (kind: string): string | null => [...history].reverse().find((line) => line.kind === kind)?.at ?? null;
  const order = ['reported', 'filed', 'dispatched', 'accepted', 'handling', 'completed', 'closed', 'appraised'];
  // A case that stands still stands where its holder left off.
  const parkedAt = view.holders.at(-1)?.startedAt != null ? 'handling' : 'accepted';
  const stands = view.row.state === 'parked' ? parkedAt : view.row.state;
  const reached = (state: string): boolean => order.indexOf(stands) >= order.indexOf(state);
  const steps = [
    { key: 'reportIn', text: t('unit.step.reportIn'), done: reached('accepted'), at: at('accepted') },
    { key: 'arrive', text: t('unit.step.arrive'), done: reached('handling'), at: at('arrived') ?? at('handlingStarted') },
    { key: 'complete', text: t('unit.step.complete'), done: reached('completed'), at: view.row.closedAt },
  ];
  const next = steps.findIndex((step) => !step.done);
  return (
    <ol className="unit-steps">
      {steps.map((step, i) => (
        <li key={step.key} className={step.done ? 'done' : i === next ? 'next' : ''}>
          <i>
            {step.done ? (
              <svg viewBox="0 0 20 20" aria-hidden="true">
                <path d="M4 10.5 8.4 15 16 5.5" />
              </svg>
            ) : (
              i + 1
            )}
          </i>
          {step.text}
          <small>{step.done ? step.at !== null && format.shortTime(step.at) : i === next && step.key === 'complete' && t('unit.step.reply')}</small>
        </li>
      ))}
    </ol>
  );
}
