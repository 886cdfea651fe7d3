import { useWords } from '../i18n';
import { waiting } from '../live/clock';
import { Brand, LightMark, WhistleMark } from '../look/marks';
import { useSection, useWall } from './context';
import { Ticking, useFreshness } from '../live/Ticking';

export function Header() {
  const { map, clock, format } = useWall();
  const head = useSection('head');
  const { t } = useWords();
  const freshness = useFreshness();
  const drill = head?.drillDivisor ?? map.drillDivisor;
  return (
    <header className="head">
      <Brand />
      <h1>{t('wall.title', { district: head?.districtName ?? map.districtName })}</h1>
      {drill > 1 && <span className="drill-tag">{t('drill.tag', { n: drill })}</span>}
      <Counts />
      <span className="head-right">
        {drill > 1 ? (
          <span className="uncounted">{t('drill.uncounted')}</span>
        ) : (
          freshness !== 'stale' && <Ticking className="date" text={() => format.date(clock.now())} />
        )}
        {/* The one figure that runs on over a stale picture: it is the time, not the picture's time. */}
        <Ticking className="time" text={() => format.time(clock.now())} />
        <LiveChip freshness={freshness} />
      </span>
    </header>
  );
}

function Counts() {
  const counts = useSection('counts');
  const { t } = useWords();
  const none = t('none');
  return (
    <div className="counts fresh">
      <span>
        {t('wall.open')} <b data-count="open">{counts?.open ?? none}</b>
      </span>
      <span>
        <LightMark light="red" />
        {t('wall.red')} <b className="red" data-count="red">{counts?.red ?? none}</b>
      </span>
      <span>
        <LightMark light="yellow" />
        {t('wall.yellow')} <b data-count="yellow">{counts?.yellow ?? none}</b>
      </span>
      <span>
        <WhistleMark />
        {t('wall.whistles')} <b data-count="whistles">{counts?.whistlesUnanswered ?? none}</b>
      </span>
    </div>
  );
}

function LiveChip({ freshness }: { freshness: 'waiting' | 'live' | 'stale' }) {
  const { age } = useWall();
  const { t, time } = useWords();
  const text = (): string => {
    const ms = age.ageMs() ?? 0;
    if (freshness === 'stale') return t('live.stale', { age: waiting(ms, time) });
    return freshness === 'live' ? `${t('live.live')} · ${(ms / 1000).toFixed(1)} s` : t('live.waiting');
  };
  return (
    <span className={`chip ${freshness}`} data-freshness={freshness} role="status">
      <i />
      <Ticking text={text} />
    </span>
  );
}
