import { type FormEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ApiError, api, bodyOf } from '../api/client';
import type { TrackView } from '../api/contracts';
import { Intent, untilKnown } from '../api/operation';
import { LanguageSwitch } from '../console/LanguageSwitch';
import { Refusal, refusalText } from '../console/Refusal';
import { useWords } from '../i18n';
import { CaseClocks } from '../issues/CaseClocks';
import { ZonedFormat } from '../live/clock';
import { useNow } from '../live/Ticking';
import { Brand } from '../look/marks';

/** Asked again this often while the page is looked at. */
const askEveryMs = 5_000;

export function TrackPage({ token }: { token: string }) {
  const words = useWords();
  const { t, lang } = words;
  const [view, setView] = useState<TrackView | null>(null);
  const [error, setError] = useState<unknown>(null);

  const ask = useCallback(async () => {
    try {
      setView(await bodyOf(api.GET('/api/track/{token}', { params: { path: { token } } })));
      setError(null);
    } catch (caught) {
      setError(caught);
    }
  }, [token]);

  useEffect(() => {
    void ask();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void ask();
    }, askEveryMs);
    return () => clearInterval(timer);
  }, [ask, lang]);
  useEffect(() => {
    document.title = t('track.title');
  }, [t]);

  const drill = (view?.drillDivisor ?? 1) > 1;
  const unknown = error instanceof ApiError && error.status === 404;
  return (
    <>
      {drill && <div className="stripes" />}
      <main className="phone">
        <header className="phone-head">
          <Brand />
          <h1>{t('track.title')}</h1>
          {drill && <span className="drill-tag">{t('drill.tag', { n: view?.drillDivisor ?? 1 })}</span>}
          <span className="push" />
          <LanguageSwitch />
        </header>
        <Refusal text={error === null ? null : unknown ? t('track.notFound') : refusalText(error, t)} />
        {view !== null && <Case view={view} token={token} onView={setView} />}
      </main>
    </>
  );
}

function Case({ view, token, onView }: { view: TrackView; token: string; onView: (view: TrackView) => void }) {
  const words = useWords();
  const { t, lang } = words;
  const now = useNow();
  const format = useMemo(() => new ZonedFormat(view.timeZone, lang), [view.timeZone, lang]);
  return (
    <div className="track" data-state={view.state}>
      <section>
        <div className="track-head">
          <h2>{view.categoryName}</h2>
          <span className="state-tag">{t(`state.${view.state}`)}</span>
        </div>
        <p>{view.place}</p>
        <p className="note">
          {view.caseNo} · {t('track.reported', { time: format.moment(view.reportedAt, now) })}
        </p>
        {view.mergedInto !== null && <p>{t('track.mergedInto', { no: view.mergedInto })}</p>}
        {view.standing.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </section>
      {(view.reply !== null || view.canRate || view.rating !== null) && (
        <section>
          <h2>
            {t('track.reply')}
            {view.result !== null && <small>{t(`result.${view.result}`)}</small>}
          </h2>
          <p className="reply-text">{view.reply ?? t('track.noReply')}</p>
          {view.rating !== null && <p className="note">{t('track.rated', { n: view.rating })}</p>}
          {view.canRate && <Rating token={token} onView={onView} />}
        </section>
      )}
      <section>
        <h2>{t('track.clocks')}</h2>
        <CaseClocks clocks={view.clocks} words={words} />
      </section>
      <section>
        <h2>{t('track.history')}</h2>
        <ol className="story">
          {[...view.history].reverse().map((line, i) => (
            <li key={view.history.length - i} data-kind={line.kind}>
              <time dateTime={line.at}>{format.moment(line.at, now)}</time>
              <span>{line.text}</span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

const scores = [1, 2, 3, 4, 5] as const;

function Rating({ token, onView }: { token: string; onView: (view: TrackView) => void }) {
  const { t } = useWords();
  const [score, setScore] = useState<(typeof scores)[number] | null>(null);
  const [text, setText] = useState('');
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const intent = useRef(new Intent());

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (score === null) return;
    const body = { score, words: text.trim() === '' ? null : text.trim() };
    const operationId = intent.current.idFor(body);
    setSending(true);
    setRefusal(null);
    try {
      onView(await untilKnown(() => bodyOf(api.POST('/api/track/{token}/rating', { params: { path: { token } }, body: { ...body, operationId } }))));
    } catch (error) {
      setRefusal(refusalText(error, t));
      setSending(false);
    }
  };

  return (
    <form className="rating" onSubmit={(event) => void submit(event)}>
      <fieldset className="scores">
        <legend>{t('track.rate')}</legend>
        {scores.map((value) => (
          <label key={value}>
            <input type="radio" name="score" value={value} checked={score === value} onChange={() => setScore(value)} />
            <span>
              <b>{value}</b>
              {t(`track.score.${value}`)}
            </span>
          </label>
        ))}
      </fieldset>
      <textarea className="input" aria-label={t('track.rateWords')} placeholder={t('track.rateWords')} maxLength={1000} value={text} onChange={(event) => setText(event.target.value)} />
      <Refusal text={refusal} />
      <button type="submit" className="button primary" disabled={sending || score === null}>
        {sending ? t('dialog.sending') : t('track.rateSend')}
      </button>
    </form>
  );
}
