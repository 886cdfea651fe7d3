import { memo, useRef } from 'react';
import type { WhistleRow } from '../api/contracts';
import { useWords } from '../i18n';
import { waiting, waitingSeconds } from '../live/clock';
import { useSection, useWall } from './context';
import { Ticking } from '../live/Ticking';
import { useSlide } from './useSlide';

const rowsMax = 5;

export function Whistles() {
  const whistles = useSection('whistles');
  const { t } = useWords();
  const list = useRef<HTMLDivElement>(null);
  useSlide(list, whistles);
  const more = whistles.length - rowsMax;
  return (
    <section className="whistles">
      <div className="section-title">
        <h2>{t('wall.unanswered')}</h2>
        <span>{more > 0 ? t('wall.whistleMore', { n: more }) : t('wall.whistleOrder')}</span>
      </div>
      <div ref={list}>
        {whistles.length === 0 && <p className="empty">{t('wall.noWhistles')}</p>}
        {whistles.slice(0, rowsMax).map((row) => (
          <Whistle key={`${row.issueId}${row.unitId}`} row={row} />
        ))}
      </div>
    </section>
  );
}

const Whistle = memo(function Whistle({ row }: { row: WhistleRow }) {
  const { unitName, categoryName } = useWall();
  const { t, time } = useWords();
  const calledMs = Date.parse(row.calledAt);
  // From ten minutes on the call is told in minutes, in smaller figures.
  const figure = (now: number): string => {
    const seconds = waitingSeconds(now - calledMs);
    return seconds <= 599 ? String(seconds) : '';
  };
  return (
    <div className="whistle" data-key={`${row.issueId}${row.unitId}`}>
      <span className="wait">
        <Ticking className="wait-figure" text={figure} />
        <Ticking className="wait-unit" text={(now) => (figure(now) === '' ? waiting(now - calledMs, time) : t('wall.second'))} />
      </span>
      <span className="call">
        <span>
          <em className={row.kind === 'urgent' ? 'tag urgent' : 'tag'}>{t(`whistle.${row.kind}`)}</em>
          {categoryName(row.categoryCode)}
        </span>
        <span className="who">
          {row.caller} → <b>{unitName(row.unitId)}</b>
        </span>
      </span>
      <span className="in">
        <b>
          {row.reportedIn}/{row.called}
        </b>
        {t('wall.reportedIn')}
      </span>
    </div>
  );
});
