import type { HistoryLine, IssueView } from '../api/contracts';
import { useConsole } from '../console/context';
import { CaseClocks } from '../issues/CaseClocks';
import { LightMark, WhistleMark } from '../look/marks';
import { Actions } from './Actions';
import { Holders } from './Holders';
import { Timeline } from './Timeline';

export function CaseDetail({ view, history, onDone }: { view: IssueView; history: readonly HistoryLine[]; onDone: (view: IssueView) => void }) {
  const words = useConsole();
  const { t, format, categoryName, areaPath } = words;
  const { row } = view;
  return (
    <article className="case" data-case={row.caseNo}>
      <header className="case-head">
        <p>
          <span>{row.caseNo}</span>
          <span className="state-tag">{t(`state.${row.state}`)}</span>
          {row.open && row.light !== 'green' && (
            <span className={`light-tag ${row.light}`}>
              <LightMark light={row.light} />
              {t(`light.${row.light}`)}
            </span>
          )}
          {row.ringingUnitIds.length > 0 && (
            <span className="light-tag whistle">
              <WhistleMark />
              {t('wall.whistles')}
            </span>
          )}
          {row.urgent && <span className="urgent-tag">{t('desk.urgent')}</span>}
        </p>
        <h2>
          {categoryName(row.categoryCode)} · {row.place}
        </h2>
        <p className="path">
          {areaPath(row.gridCode)
            .map((area) => area.name)
            .join(' › ')}
        </p>
        <p className="path">
          {t('desk.reportedAt', { channel: t(`channel.${row.channel}`), time: format.time(row.reportedAt) })}
          {view.reporterName !== null && <span> {view.reporterName}</span>}
          {view.reporterPhone !== null && <span> {view.reporterPhone}</span>}
        </p>
        {view.words !== '' && <blockquote>{view.words}</blockquote>}
        {view.address !== null && view.address !== '' && <p className="path">{view.address}</p>}
      </header>
      <CaseClocks clocks={view.clocks} words={words} />
      <Holders view={view} />
      <Actions view={view} onDone={onDone} />
      {view.reply !== null && (
        <section className="reply">
          <h3>
            {t('desk.reply')}
            {view.result !== null && <span>{resultText(view.result, t)}</span>}
          </h3>
          <p>{view.reply}</p>
          {view.rating !== null && <p className="path">{t('desk.rating', { n: view.rating })}</p>}
        </section>
      )}
      <Timeline history={history} />
    </article>
  );
}

function resultText(result: string, t: ReturnType<typeof useConsole>['t']): string {
  return result === 'resolved' || result === 'partly' || result === 'unresolved' ? t(`result.${result}`) : result;
}
