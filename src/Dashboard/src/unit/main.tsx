import { CSPProvider } from '@base-ui/react/csp-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../look/fonts';
import '../look/console.css';
import '../look/phone.css';
import './unit.css';
import './ring.css';
import { ConsoleContext } from '../console/context';
import { refusalText } from '../console/Refusal';
import { openConsole } from '../console/session';
import { translator } from '../i18n';
import { language } from '../i18n/language';
import { startQueue } from '../issues/liveQueue';
import { LiveContext } from '../live/Ticking';
import { UnitPage } from './UnitPage';

const root = createRoot(document.getElementById('root')!);
const t = translator(language());
const unitKey = 'grid.unit';

openConsole().then(
  (place) => {
    const chosen = localStorage.getItem(unitKey);
    const unitId = place.me.unitIds.find((id) => id === chosen) ?? place.me.unitIds[0];
    if (unitId === undefined) return root.render(<p className="refusal">{t('unit.noUnit')}</p>);
    const live = startQueue('unit', [{ method: 'WatchUnit', args: [unitId] }], [{ open: true, unit: unitId }], (row) => row.open && row.unitIds.includes(unitId));
    const choose = (next: string): void => {
      localStorage.setItem(unitKey, next);
      location.assign('/unit');
    };
    root.render(
      <StrictMode>
        <CSPProvider disableStyleElements>
          <ConsoleContext value={place}>
            <LiveContext value={live}>
              <UnitPage model={live.model} unitId={unitId} onUnit={choose} />
            </LiveContext>
          </ConsoleContext>
        </CSPProvider>
      </StrictMode>,
    );
  },
  (error: unknown) => root.render(<p className="refusal">{refusalText(error, t)}</p>),
);
