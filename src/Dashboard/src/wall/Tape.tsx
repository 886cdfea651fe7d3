import { memo, useRef } from 'react';
import type { RungRow } from '../api/contracts';
import { useWords } from '../i18n';
import { waiting } from '../live/clock';
import { useSection, useWall } from './context';
import { Ticking } from '../live/Ticking';
import { useSlide } from './useSlide';

const rowsMax = 5;

export function Tape() {
  const tape = useSection('tape');
  const { t } = useWords();
  const list = useRef<HTMLDivElement>(null);
  useSlide(list, tape);
  const unanswered = tape.filter((rung) => rung.acknowledgedAt === null).length;
  return (
    <section className="tape">
      <div className="section-title">
        <h2>{t('wall.tape')}</h2>
        <span>{t('wall.tapeUnanswered', { n: unanswered })}</span>
      </div>
      <div ref={list}>
        {tape.length === 0 && <p className="empty">{t('wall.noRungs')}</p>}
        {tape.slice(0, rowsMax).map((rung) => (
          <Rung key={rungKey(rung)} rung={rung} />
        ))}
      </div>
    </section>
  );
}

function rungKey(rung: RungRow): string {
  return `${rung.issueId}${rung.clock}${rung.generation}.${rung.rung}`;
}

const Rung = memo(function Rung({ rung }: { rung: RungRow }) {
  const { format, categoryName } = useWall();
  const { t, time } = useWords();
  const calledMs = Date.parse(rung.calledAt);
  const open = rung.acknowledgedAt === null;
  return (
    <div className="rung" data-key={rungKey(rung)} data-issue={rung.issueId}>
      <span className="at">{format.time(rung.calledAt)}</span>
      <Steps step={rung.step} open={open} />
      <b className="audience">{rung.audienceName}</b>
      <span className="matter">{categoryName(rung.categoryCode)}</span>
      {open ? (
        <Ticking className="answer waiting" text={(now) => t('wall.rungUnanswered', { time: waiting(now - calledMs, time) })} />
      ) : (
        <span className="answer">
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M3 11l4.5 5L17 4" />
          </svg>
          {t('wall.rungAnswered', { time: format.time(rung.acknowledgedAt ?? rung.calledAt) })}
        </span>
      )}
    </div>
  );
});

/** Five steps of rising height: grid member, chief, community, street, district. */
function Steps({ step, open }: { step: number; open: boolean }) {
  return (
    <svg className="steps" viewBox="0 0 52 24" aria-hidden="true">
      {[1, 2, 3, 4, 5].map((n) => {
        const height = 4 + n * 4;
        const className = n < step ? 'passed' : n > step ? 'ahead' : open ? 'current' : 'answered';
        return <path key={n} className={className} d={`M${(n - 1) * 11} ${24 - height}h8v${height}h-8z`} />;
      })}
    </svg>
  );
}
