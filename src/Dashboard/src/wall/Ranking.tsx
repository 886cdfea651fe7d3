import type { UnitRank } from '../api/contracts';
import { useWords } from '../i18n';
import { LightMark } from '../look/marks';
import { useSection, useWall } from './context';
import { goal } from './Gauges';

/** Dots stand on a scale of 78–100 %. */
const scaleFrom = 0.78;
const share = (rate: number): number => Math.min(1, Math.max(0, (rate - scaleFrom) / (1 - scaleFrom)));

export function Ranking() {
  const ranking = useSection('ranking');
  const { t } = useWords();
  return (
    <section className="ranking">
      <div className="section-title bare">
        <h2>{t('wall.ranking')}</h2>
        <span>{t('wall.rankingGoal', { rate: goal * 100, n: ranking?.units ?? 0 })}</span>
      </div>
      {ranking !== null && ranking.first.length === 0 && <p className="empty">{t('wall.noRanking')}</p>}
      {ranking !== null && ranking.first.length > 0 && (
        <>
          <div className="ranks">{ranking.first.map((rank) => <Rank key={rank.unitId} rank={rank} />)}</div>
          {ranking.last.length > 0 && (
            <div className="ranks last">{ranking.last.map((rank) => <Rank key={rank.unitId} rank={rank} />)}</div>
          )}
        </>
      )}
    </section>
  );
}

function Rank({ rank }: { rank: UnitRank }) {
  const { unitName } = useWall();
  const below = rank.onTimeRate < goal;
  return (
    <div className="rank">
      <span className="rank-place">{rank.place}</span>
      <span className="rank-unit">{unitName(rank.unitId)}</span>
      <span className="rank-scale">
        <i style={{ left: `${share(goal) * 100}%` }} />
        <span className={below ? 'dot below' : 'dot'} style={{ left: `${share(rank.onTimeRate) * 100}%` }}>
          <LightMark light={below ? 'yellow' : 'green'} />
        </span>
      </span>
      <b>{(rank.onTimeRate * 100).toFixed(1)}</b>
    </div>
  );
}
