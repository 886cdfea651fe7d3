import { useWords } from '../i18n';
import { useSection, useWall } from './context';

export function Today() {
  const today = useSection('today');
  const { t } = useWords();
  const { format, age } = useWall();
  const none = t('none');
  const percent = (rate: number): string => (rate * 100).toFixed(1);
  const yesterdayRate = today?.sameDayRateYesterday ?? null;
  return (
    <section className="today">
      <div className="section-title plain">
        <h2>{t('wall.today')}</h2>
        <span>{t('wall.yesterdayLine')}</span>
      </div>
      <div className="today-figures">
        <div>
          <span>{t('wall.reported')}</span>
          <b data-today="reported">{today?.reported ?? none}</b>
          <span className="caption">{t('wall.yesterday', { n: today?.reportedYesterdaySameTime ?? none })}</span>
        </div>
        <div>
          <span>{t('wall.closed')}</span>
          <b className="closed">{today?.closed ?? none}</b>
          <span className="caption">{t('wall.yesterday', { n: today?.closedYesterdaySameTime ?? none })}</span>
        </div>
        <div>
          <span>{t('wall.sameDay')}</span>
          <b>
            {today === null || today.sameDayRate === null ? (
              none
            ) : (
              <>
                {percent(today.sameDayRate)}
                <small>%</small>
              </>
            )}
          </b>
          <span className="caption">{t('wall.yesterday', { n: yesterdayRate === null ? none : `${percent(yesterdayRate)}%` })}</span>
        </div>
      </div>
      {today !== null && <Hours today={today} hour={format.hour(age.pictureNow())} />}
    </section>
  );
}

type Figures = NonNullable<ReturnType<typeof useSection<'today'>>>;

const hourWidth = 16.83;
const middle = 69;
const reach = 66;

/** Hourly, reported up, closed down, yesterday as a thin step line; the running hour is paler because it is not over. */
function Hours({ today, hour }: { today: Figures; hour: number }) {
  const { t } = useWords();
  const most = Math.max(
    1,
    ...today.reportedByHour,
    ...today.closedByHour,
    ...today.reportedByHourYesterday,
    ...today.closedByHourYesterday,
  );
  const y = (n: number, up: boolean): number => middle + (up ? -1 : 1) * (1.5 + (n / most) * (reach - 2));
  const bars = (values: readonly number[], up: boolean, className: string) =>
    values.slice(0, hour + 1).map((n, i) => {
      const [a, b] = [middle + (up ? -1.5 : 1.5), y(n, up)];
      return n === 0 && i > hour ? null : (
        <path
          key={`${className}${i}`}
          className={className}
          opacity={i === hour ? 0.55 : 1}
          d={`M${(i * hourWidth + 1).toFixed(1)} ${a}V${b.toFixed(1)}h${(hourWidth - 2).toFixed(1)}V${a}Z`}
        />
      );
    });
  const steps = (values: readonly number[], up: boolean) =>
    values.map((n, i) => `${i === 0 ? 'M0 ' : 'V'}${y(n, up).toFixed(1)}H${((i + 1) * hourWidth).toFixed(1)}`).join('');
  return (
    <div className="hours">
      <svg viewBox="0 0 404 138" preserveAspectRatio="none" aria-hidden="true">
        {bars(today.reportedByHour, true, 'bar-reported')}
        {bars(today.closedByHour, false, 'bar-closed')}
        <path className="yesterday" d={steps(today.reportedByHourYesterday, true)} />
        <path className="yesterday" d={steps(today.closedByHourYesterday, false)} />
      </svg>
      <span className="up">{t('wall.reportedByHour')}</span>
      <span className="down">{t('wall.closedByHour')}</span>
      <div className="hours-axis">
        <span>0</span>
        <span>6</span>
        <span>12</span>
        <span>18</span>
        <span>{t('wall.hourEnd')}</span>
      </div>
    </div>
  );
}
