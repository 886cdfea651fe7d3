import { useWords } from '../i18n';
import { ArrivalMark, LightMark, WhistleMark } from '../look/marks';

export function Legend() {
  const { t } = useWords();
  return (
    <div className="legend fresh">
      <span>
        <LightMark light="red" />
        {t('wall.legend.red')}
      </span>
      <span>
        <LightMark light="yellow" />
        {t('wall.legend.yellow')}
      </span>
      <span>
        <LightMark light="green" />
        {t('wall.legend.green')}
      </span>
      <span>
        <WhistleMark />
        {t('wall.legend.whistle')}
      </span>
      <span>
        <ArrivalMark />
        {t('wall.legend.arrival')}
      </span>
      <span>{t('wall.legend.height')}</span>
    </div>
  );
}
