import { useConsole } from '../console/context';
import { LanguageSwitch } from '../console/LanguageSwitch';
import { LiveChip } from '../console/LiveChip';
import { signOut } from '../console/session';
import { Ticking, useLive } from '../live/Ticking';
import { Brand } from '../look/marks';

export function TopBar() {
  const { t, me, map, format } = useConsole();
  const { clock } = useLive();
  return (
    <header className="top">
      <Brand />
      <h1>{t('wall.title', { district: map.districtName })}</h1>
      {map.drillDivisor > 1 && <span className="drill-tag">{t('drill.tag', { n: map.drillDivisor })}</span>}
      <nav>
        <a href="/desk" aria-current="page">
          {t('desk.title')}
        </a>
        <a href="/wall" target="_blank" rel="noopener">
          {t('desk.wall')}
        </a>
      </nav>
      <LiveChip />
      <Ticking className="top-time" text={() => format.time(clock.now())} />
      <span className="who">
        {t(`role.${me.role}`)} {me.name}
      </span>
      <LanguageSwitch />
      <button type="button" className="quiet" onClick={() => void signOut()}>
        {t('sign.out')}
      </button>
    </header>
  );
}
