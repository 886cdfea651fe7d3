import { Tabs } from '@base-ui/react/tabs';
import { useConsole } from '../console/context';
import { refusalText } from '../console/Refusal';
import type { QueueModel } from '../issues/queue';
import { useIssue } from '../issues/useIssue';
import { CaseDetail } from './CaseDetail';
import { Ladder } from './Ladder';
import { WhistleLines } from './WhistleLines';

/** The case and its context; below 1366 px the context folds into a tab. */
export function CasePane({ id, model, onBack }: { id: string | null; model: QueueModel; onBack: () => void }) {
  const { t } = useConsole();
  const { view, history, error, accept } = useIssue(id, model);
  if (id === null) return <p className="case-none">{t('desk.pick')}</p>;
  if (view === null) {
    const text = error === null ? t('desk.loading') : error.status === 404 ? t('desk.gone') : refusalText(error, t);
    return <p className="case-none">{text}</p>;
  }
  return (
    <Tabs.Root className="case-pane" defaultValue="case">
      <Tabs.List className="case-tabs">
        <button type="button" className="quiet back" onClick={onBack}>
          ‹ {t('desk.back')}
        </button>
        <Tabs.Tab className="case-tab" value="case">
          {t('desk.case')}
        </Tabs.Tab>
        <Tabs.Tab className="case-tab" value="context">
          {t('desk.context')}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel className="pane case-panel" value="case" keepMounted>
        <CaseDetail view={view} history={history} onDone={accept} />
      </Tabs.Panel>
      <Tabs.Panel className="pane context-panel" value="context" keepMounted>
        <Ladder view={view} />
        <WhistleLines view={view} />
      </Tabs.Panel>
    </Tabs.Root>
  );
}
