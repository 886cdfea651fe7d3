import type { IssueView } from '../api/contracts';
import { useConsole } from '../console/context';
import { elapsed } from '../live/clock';
import { useNow } from '../live/Ticking';

/** A case that went from hand to hand more often than this shows its latest holders; the earlier ones are one span. */
const spansMax = 5;

/** Who held the case, in real proportion; the current holder blue. */
export function Holders({ view }: { view: IssueView }) {
  const { t, time, unitName, format } = useConsole();
  const now = useNow();
  if (view.holders.length === 0) return null;
  const spans = view.holders.map((holder) => ({
    ...holder,
    ms: Math.max(1_000, (holder.to === null ? now : Date.parse(holder.to)) - Date.parse(holder.from)),
  }));
  const earlier = spans.slice(0, Math.max(0, spans.length - spansMax));
  const earlierMs = earlier.reduce((sum, span) => sum + span.ms, 0);
  return (
    <section className="holders">
      <h3>
        {t('desk.holders')}
        <span>{t('desk.holdersNote')}</span>
      </h3>
      <div className="holders-bar">
        {earlier[0] !== undefined && (
          <Span grow={earlierMs} current={false} text={t('desk.holdersEarlier', { n: earlier.length })} from={format.time(earlier[0].from)} />
        )}
        {spans.slice(earlier.length).map((span) => (
          <Span key={span.from} grow={span.ms} current={span.to === null} text={`${unitName(span.unitId)} ${elapsed(span.ms, time)}`} from={format.time(span.from)} />
        ))}
      </div>
    </section>
  );
}

function Span({ grow, current, text, from }: { grow: number; current: boolean; text: string; from: string }) {
  return (
    <div className={current ? 'holder current' : 'holder'} style={{ flexGrow: grow }}>
      <span>{text}</span>
      <small>{from}</small>
    </div>
  );
}
