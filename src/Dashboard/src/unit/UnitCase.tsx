import { useState } from 'react';
import type { IssueView, Result } from '../api/contracts';
import { useConsole } from '../console/context';
import { Refusal, refusalText } from '../console/Refusal';
import { Segments } from '../console/Segments';
import type { QueueModel } from '../issues/queue';
import { useIssue } from '../issues/useIssue';
import { answerOf } from './calls';
import { DueCard } from './DueCard';
import { ReasonSheet } from './ReasonSheet';
import { Steps } from './Steps';
import { useCommand } from './useCommand';

const replyMax = 2000;
const results: readonly Result[] = ['resolved', 'partly', 'unresolved'];

export function UnitCase({ id, unitId, model, onBack }: { id: string; unitId: string; model: QueueModel; onBack: () => void }) {
  const { t, format, categoryName } = useConsole();
  const { view, history, error, accept } = useIssue(id, model);
  const { send, sending, refusal, setRefusal } = useCommand(accept);
  const [result, setResult] = useState<Result>('resolved');
  const [reply, setReply] = useState('');
  const [returning, setReturning] = useState(false);

  const may = (command: string): boolean => view?.buttons.some((button) => button.command === command && button.allowed) ?? false;
  const answer = view === null || !view.row.ringingUnitIds.includes(unitId) ? null : answerOf(view, unitId);

  const complete = (): void => {
    if (reply.trim() === '') setRefusal(t('dialog.replyRequired'));
    else void send(id, { verb: 'complete', body: { result, reply: reply.trim() } });
  };

  return (
    <main className="phone unit-case">
      <header className="phone-head">
        <button type="button" className="back" aria-label={t('unit.back')} onClick={onBack}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M13 3 6 10l7 7" />
          </svg>
        </button>
        {view !== null && (
          <>
            <div className="case-title">
              <h1>{categoryName(view.row.categoryCode)}</h1>
              <p>{view.row.place}</p>
            </div>
            <span className="state-tag">{t(`state.${view.row.state}`)}</span>
          </>
        )}
      </header>
      {view === null ? (
        <p className="note">{error === null ? t('desk.loading') : refusalText(error, t)}</p>
      ) : (
        <>
          <DueCard view={view} />
          <Steps view={view} history={history} />
          <div className="unit-body">
            {view.words !== '' && <blockquote>“{view.words}”</blockquote>}
            {may('complete') && (
              <>
                <Segments name="result" label={t('dialog.result')} value={result} options={results.map((value) => ({ value, text: t(`result.${value}`) }))} onChange={setResult} />
                <label className="field">
                  <span>
                    {t('dialog.reply')}
                    <em>{t('dialog.required')}</em>
                  </span>
                  <textarea className="input" maxLength={replyMax} placeholder={t('unit.replyHint')} value={reply} onChange={(event) => setReply(event.target.value)} />
                  <span className="count" aria-hidden="true">
                    {reply.length} / {replyMax}
                  </span>
                </label>
                <p className="note">{t('unit.once')}</p>
              </>
            )}
            {view.reply !== null && (
              <section>
                <h2>{t('desk.reply')}</h2>
                <p>{view.reply}</p>
              </section>
            )}
            <section>
              <h2>{t('desk.history')}</h2>
              <ol className="story">
                {[...history].reverse().map((line) => (
                  <li key={line.version}>
                    <time dateTime={line.at}>{format.shortTime(line.at)}</time>
                    <span>{line.text}</span>
                  </li>
                ))}
              </ol>
            </section>
            <Refusal text={returning ? null : refusal} />
          </div>
          <Do
            view={view}
            sending={sending}
            answer={answer === null ? null : () => void send(id, answer)}
            may={may}
            onComplete={complete}
            onReturn={() => setReturning(true)}
            onPlain={(verb) => void send(id, verb === 'acknowledge' ? { verb, body: { clock: null } } : { verb, body: {} })}
          />
        </>
      )}
      {returning && (
        <ReasonSheet
          title={t('command.return')}
          sending={sending}
          refusal={refusal}
          onClose={() => setReturning(false)}
          onSend={async (reason) => {
            if (await send(id, { verb: 'return', body: { reason } })) setReturning(false);
          }}
        />
      )}
    </main>
  );
}

interface DoProps {
  view: IssueView;
  sending: boolean;
  answer: (() => void) | null;
  may: (command: string) => boolean;
  onComplete: () => void;
  onReturn: () => void;
  onPlain: (verb: 'accept' | 'arrive' | 'handle' | 'acknowledge') => void;
}

/** The one next step in the thumb's zone; what else may be done stands small beside it. */
function Do({ sending, answer, may, onComplete, onReturn, onPlain }: DoProps) {
  const { t } = useConsole();
  const main =
    answer !== null
      ? { command: 'reportIn', text: t('unit.reportIn'), run: answer }
      : may('complete')
        ? { command: 'complete', text: t('command.complete'), run: onComplete }
        : may('arrive')
          ? { command: 'arrive', text: t('command.arrive'), run: () => onPlain('arrive') }
          : may('accept')
            ? { command: 'accept', text: t('unit.reportIn'), run: () => onPlain('accept') }
            : may('acknowledge')
              ? { command: 'acknowledge', text: t('command.acknowledge'), run: () => onPlain('acknowledge') }
              : null;
  return (
    <footer className="unit-do">
      <div className="links">
        {may('return') && (
          <button type="button" data-command="return" onClick={onReturn}>
            {t('command.return')}
          </button>
        )}
        {may('handle') && (
          <button type="button" data-command="handle" disabled={sending} onClick={() => onPlain('handle')}>
            {t('command.handle')}
          </button>
        )}
        {may('acknowledge') && main?.command !== 'acknowledge' && (
          <button type="button" data-command="acknowledge" disabled={sending} onClick={() => onPlain('acknowledge')}>
            {t('command.acknowledge')}
          </button>
        )}
        {main === null && <p className="note">{t('unit.noAction')}</p>}
      </div>
      {main !== null && (
        <button type="button" className="button primary big" data-command={main.command} disabled={sending} onClick={main.run}>
          {sending ? t('dialog.sending') : main.text}
        </button>
      )}
    </footer>
  );
}
