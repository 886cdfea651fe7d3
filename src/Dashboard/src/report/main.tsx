import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import '../look/fonts';
import '../look/console.css';
import '../look/phone.css';
import './report.css';
import { api, bodyOf } from '../api/client';
import type { DistrictMap, IssueView } from '../api/contracts';
import { LanguageSwitch } from '../console/LanguageSwitch';
import { Refusal, refusalText } from '../console/Refusal';
import { useWords } from '../i18n';
import { standAlone } from '../live/standAlone';
import { LiveContext } from '../live/Ticking';
import { Brand } from '../look/marks';
import { ReportForm } from './ReportForm';
import { Sent } from './Sent';

const live = standAlone();

function ReportPage() {
  const { t } = useWords();
  const [map, setMap] = useState<DistrictMap | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [sent, setSent] = useState<IssueView | null>(null);
  useEffect(() => {
    document.title = t('report.title');
  }, [t]);
  useEffect(() => {
    bodyOf(api.GET('/api/public/map')).then((body) => setMap(body as DistrictMap), setError);
  }, []);
  const drill = (map?.drillDivisor ?? 1) > 1;
  return (
    <>
      {drill && <div className="stripes" />}
      <main className="phone">
        <header className="phone-head">
          <Brand />
          <h1>{map?.districtName ?? ''}</h1>
          {drill && <span className="drill-tag">{t('drill.tag', { n: map?.drillDivisor ?? 1 })}</span>}
          <span className="push" />
          <LanguageSwitch />
        </header>
        {sent === null && <h2 className="report-lead">{t('report.lead')}</h2>}
        <Refusal text={error === null ? null : refusalText(error, t)} />
        {map !== null &&
          (sent === null ? (
            <ReportForm
              map={map}
              onDone={(view) => {
                setSent(view);
                scrollTo(0, 0);
              }}
            />
          ) : (
            <Sent view={sent} onAgain={() => setSent(null)} />
          ))}
      </main>
    </>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LiveContext value={live}>
      <ReportPage />
    </LiveContext>
  </StrictMode>,
);
