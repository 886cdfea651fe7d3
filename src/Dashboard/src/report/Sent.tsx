import { useState } from 'react';
import type { IssueView } from '../api/contracts';
import { useWords } from '../i18n';
import { CaseClocks } from '../issues/CaseClocks';

export function Sent({ view, onAgain }: { view: IssueView; onAgain: () => void }) {
  const words = useWords();
  const { t } = words;
  const [copied, setCopied] = useState(false);
  const link = view.trackToken === null ? null : `/t/${view.trackToken}`;
  return (
    <section className="sent">
      <h2 className="sent-title">{t('report.done')}</h2>
      <p data-case={view.row.caseNo}>{t('report.case', { caseNo: view.row.caseNo })}</p>
      <p className="note">{t('report.doneNote')}</p>
      <CaseClocks clocks={view.clocks} words={words} />
      {link !== null && (
        <>
          <a className="button primary big" href={link}>
            {t('report.open')}
          </a>
          <p className="note">{t('report.keep')}</p>
          {'clipboard' in navigator && (
            <button type="button" className="button" onClick={() => void navigator.clipboard.writeText(new URL(link, location.href).href).then(() => setCopied(true))}>
              {t(copied ? 'report.copied' : 'report.copy')}
            </button>
          )}
        </>
      )}
      <button type="button" className="quiet" onClick={onAgain}>
        {t('report.again')}
      </button>
    </section>
  );
}
