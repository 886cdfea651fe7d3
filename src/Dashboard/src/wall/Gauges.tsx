import { memo } from 'react';
import type { ClockGauge } from '../api/contracts';
import { useWords } from '../i18n';
import { countdown, spanMs, target } from '../live/clock';
import { LightMark } from '../look/marks';
import { useSection } from './context';
import { Ticking } from '../live/Ticking';

/** On-time rates are judged against this; a rate under it turns amber and says so. */
export const goal = 0.95;

export function Gauges() {
  const gauges = useSection('gauges');
  const { t } = useWords();
  return (
    <section className="gauges">
      <div className="section-title">
        <h2>{t('wall.gauges')}</h2>
        <span>{t('wall.goal', { rate: goal * 100 })}</span>
      </div>
      {gauges.map((gauge) => (
        <Gauge key={gauge.clock} gauge={gauge} />
      ))}
    </section>
  );
}

const Gauge = memo(function Gauge({ gauge }: { gauge: ClockGauge }) {
  const { t, time } = useWords();
  const below = gauge.onTimeRate !== null && gauge.onTimeRate < goal;
  return (
    <div className="gauge" data-clock={gauge.clock}>
      <div className="gauge-top">
        <b>{t(`clock.${gauge.clock}`)}</b>
        <span className="gauge-target">{target(spanMs(gauge.target), time)}</span>
        {below && <span className="below">{t('wall.belowGoal')}</span>}
        <span className={below ? 'rate low' : 'rate'}>
          {gauge.onTimeRate === null ? (
            t('none')
          ) : (
            <>
              {(gauge.onTimeRate * 100).toFixed(1)}
              <small>%</small>
            </>
          )}
        </span>
      </div>
      <Life bins={gauge.bins} />
      <div className="gauge-foot">
        <span>
          {t('wall.running')} <b>{gauge.running}</b>
        </span>
        <span>
          <LightMark light="yellow" />
          <b>{gauge.yellow}</b>
        </span>
        <span>
          <LightMark light="red" />
          <b>{gauge.red}</b>
        </span>
        <span className="next">
          {t('wall.nextDue')}{' '}
          <Ticking
            className="next-due"
            text={(now) => (gauge.nextDueAt === null ? t('none') : countdown(Date.parse(gauge.nextDueAt) - now, time))}
          />
        </span>
      </div>
    </div>
  );
});

/** Bins up to 80 % of the target, to 100 %, overdue; drawn on 404 × 44 units. */
const zones = [
  { from: 0, count: 26, x: 0, width: 235, className: 'zone calm' },
  { from: 26, count: 6, x: 236, width: 54, className: 'zone yellow' },
  { from: 32, count: 5, x: 302, width: 102, className: 'zone red' },
] as const;

/** Blocks of one clock each up to this many in a bin; above it bars. */
const blocksMax = 5;
const baseline = 41;

/** Where every running clock is in its life: a wave that moves right. */
function Life({ bins }: { bins: readonly number[] }) {
  const most = Math.max(1, ...bins);
  const asBlocks = most <= blocksMax;
  return (
    <svg className="life" viewBox="0 0 404 44" preserveAspectRatio="none" aria-hidden="true">
      {zones.map((zone) => {
        const pitchX = 9;
        return (
          <g key={zone.from} className={zone.className}>
            <path className="base" d={`M${zone.x} ${baseline + 1}h${zone.width}`} />
            {bins.slice(zone.from, zone.from + zone.count).map((n, i) => {
              const x = zone.x + i * pitchX;
              if (n === 0) return null;
              if (!asBlocks) {
                const height = Math.max(2, (n / most) * 38);
                return <path key={i} d={`M${x} ${baseline - 1 - height}h7.6v${height}h-7.6z`} />;
              }
              return (
                <path key={i} d={Array.from({ length: n }, (_, k) => `M${x} ${baseline - 9 - k * 8}h7.6v7h-7.6z`).join('')} />
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}
