import { useWords } from '../i18n';
import { waiting } from '../live/clock';
import { Ticking, useFreshness, useLive } from '../live/Ticking';

/** The same truth as on the wall: how old the picture is. */
export function LiveChip() {
  const { age } = useLive();
  const { t, time } = useWords();
  const freshness = useFreshness();
  return (
    <span className={`live ${freshness}`} role="status" data-freshness={freshness}>
      <i />
      <Ticking
        text={() => {
          const ms = age.ageMs() ?? 0;
          if (freshness === 'stale') return t('live.stale', { age: waiting(ms, time) });
          return freshness === 'live' ? `${t('live.live')} · ${(ms / 1000).toFixed(1)} s` : t('live.waiting');
        }}
      />
    </span>
  );
}
