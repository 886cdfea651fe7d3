import { CSPProvider } from '@base-ui/react/csp-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../look/fonts';
import '../look/console.css';
import './desk.css';
import { ConsoleContext } from '../console/context';
import { refusalText } from '../console/Refusal';
import { openConsole } from '../console/session';
import { translator } from '../i18n';
import { language } from '../i18n/language';
import { startQueue } from '../issues/liveQueue';
import { LiveContext } from '../live/Ticking';
import { DeskPage } from './DeskPage';

const root = createRoot(document.getElementById('root')!);

openConsole().then(
  (place) => {
    // Open cases, and completed ones that wait for their check.
    const live = startQueue('desk', [{ method: 'WatchDesk', args: [] }], [{ open: true }, { open: false, state: 'completed' }], (row) => row.open || row.state === 'completed');
    root.render(
      <StrictMode>
        <CSPProvider disableStyleElements>
          <ConsoleContext value={place}>
            <LiveContext value={live}>
              <DeskPage model={live.model} />
            </LiveContext>
          </ConsoleContext>
        </CSPProvider>
      </StrictMode>,
    );
  },
  (error: unknown) => root.render(<p className="refusal">{refusalText(error, translator(language()))}</p>),
);
