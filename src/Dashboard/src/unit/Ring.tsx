import { useEffect, useState } from 'react';
import type { IssueRow } from '../api/contracts';
import { useConsole } from '../console/context';
import { Refusal } from '../console/Refusal';
import type { QueueModel } from '../issues/queue';
import { useIssue } from '../issues/useIssue';
import { countdown, waiting } from '../live/clock';
import { useNow } from '../live/Ticking';
import { answerOf, declineOf, nextRung } from './calls';
import { Dial } from './Dial';
import { ReasonSheet } from './ReasonSheet';
import { useCommand } from './useCommand';

/** Buzz again this often while nobody answers. */
const buzzEveryMs = 3_000;

interface Props {
  row: IssueRow;
  unitId: string;
  more: number;
  model: QueueModel;
  onSee: () => void;
}

/** A whistle call fills the phone; one tap answers. */
export function Ring({ row, unitId, more, model, onSee }: Props) {
  const { t, time, unitName, categoryName } = useConsole();
  const { view, accept } = useIssue(row.id, model);
  const { send, sending, refusal } = useCommand(accept);
  const [declining, setDeclining] = useState(false);
  const now = useNow();

  useEffect(() => {
    // Browsers let a page buzz only once it has been touched.
    const buzz = (): void => {
      if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([400, 150, 400]);
    };
    buzz();
    const timer = setInterval(buzz, buzzEveryMs);
    return () => {
      clearInterval(timer);
      if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(0);
    };
  }, [row.id]);

  const line = view?.whistles.find((candidate) => candidate.unitId === unitId && candidate.reportedInAt === null);
  const kind = line?.kind ?? row.whistle?.kind ?? 'community';
  const calledMs = Date.parse(line?.calledAt ?? row.whistle?.calledAt ?? row.reportedAt);
  const respond = row.clocks.find((clock) => clock.kind === 'respond' && clock.stoppedAt === null);
  const dueMs = respond === undefined ? null : Date.parse(respond.dueAt);
  const share = respond === undefined || dueMs === null ? null : (dueMs - now) / Math.max(1, dueMs - Date.parse(respond.startedAt));
  const others = view?.whistles.filter((other) => other.unitId !== unitId && other.declinedAt === null) ?? [];
  const rung = view === null ? null : nextRung(view);
  const answer = view === null ? null : answerOf(view, unitId);

  return (
    <div className="ringing" role="alertdialog" aria-label={t(`whistle.${kind}`)} data-issue={row.id}>
      <span className="ring-kind">{t(`whistle.${kind}`)}</span>
      <p className="ring-who">{t('unit.calling', { caller: line?.caller ?? row.whistle?.caller ?? '', unit: unitName(unitId) })}</p>
      <Dial
        share={share}
        title={t(dueMs !== null && dueMs < now ? 'unit.overtime' : 'unit.inTime')}
        figure={dueMs === null ? waiting(now - calledMs, time) : countdown(dueMs - now, time)}
        note={t('unit.called', { time: waiting(now - calledMs, time) })}
      />
      <div className="ring-matter">
        <h2>{categoryName(row.categoryCode)}</h2>
        <p className="ring-place">{row.place}</p>
        {view !== null && view.words !== '' && <p>“{view.words}”</p>}
        {others.length > 0 && (
          <p className="quietly">
            {t('unit.others')}{' '}
            {others.map((other) => (
              <span key={other.lineId}>
                <b>{unitName(other.unitId)}</b> {t(other.reportedInAt === null ? 'unit.notIn' : 'unit.in')}{' '}
              </span>
            ))}
          </p>
        )}
        {rung !== null && <p className="escalates">{t('unit.escalates', { audience: rung.audienceName })}</p>}
        {more > 0 && <p className="quietly">{t('unit.more', { n: more })}</p>}
      </div>
      <Refusal text={refusal} />
      <div className="ring-do">
        <button
          type="button"
          className="ring-button"
          data-command="reportIn"
          disabled={sending || answer === null}
          onClick={() => answer !== null && void send(row.id, answer)}
        >
          {t('unit.reportIn')}
        </button>
        <div className="ring-links">
          <button type="button" onClick={() => setDeclining(true)}>
            {t('unit.declineLink')}
          </button>
          <button type="button" onClick={onSee}>
            {t('unit.seeCase')}
          </button>
        </div>
      </div>
      {declining && view !== null && (
        <ReasonSheet
          title={t('command.return')}
          sending={sending}
          refusal={refusal}
          onClose={() => setDeclining(false)}
          onSend={async (reason) => {
            const decline = declineOf(view, unitId, reason);
            if (decline !== null && (await send(row.id, decline))) setDeclining(false);
          }}
        />
      )}
    </div>
  );
}
