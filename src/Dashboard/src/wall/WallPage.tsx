import { useLanguage } from '../i18n';
import { useFreshness } from '../live/Ticking';
import { Board } from './Board';
import { useSection, useWall } from './context';
import { Gauges } from './Gauges';
import { Header } from './Header';
import { Legend } from './Legend';
import { WallMap } from './Map';
import { Ranking } from './Ranking';
import { Tape } from './Tape';
import { Today } from './Today';
import { Whistles } from './Whistles';

export function WallPage() {
  const { map } = useWall();
  const lang = useLanguage();
  const head = useSection('head');
  const freshness = useFreshness();
  const drill = (head?.drillDivisor ?? map.drillDivisor) > 1;
  return (
    <div className={`wall ${lang} ${freshness}${drill ? ' drill' : ''}`}>
      <Header />
      {drill && <div className="stripes top" />}
      <main className="fresh">
        <div className="left">
          <Gauges />
          <Today />
        </div>
        <div className="middle">
          <WallMap />
          <Legend />
          <div className="under">
            <Tape />
            <Ranking />
          </div>
        </div>
        <div className="right">
          <Board />
          <Whistles />
        </div>
      </main>
      {drill && <div className="stripes foot" />}
    </div>
  );
}
