import { createRoot } from 'react-dom/client';
import '../look/fonts';
import { translator } from '../i18n';
import { language } from '../i18n/language';
import { LiveContext } from '../live/Ticking';
import { WallContext } from './context';
import { startWall } from './start';
import { WallPage } from './WallPage';
import './wall.css';

const root = createRoot(document.getElementById('root')!);
const t = translator(language());
document.title = t('wall.title', { district: '' });
root.render(<p className="notice">{t('live.waiting')}</p>);

startWall().then(
  (wall) =>
    root.render(
      <LiveContext value={wall}>
        <WallContext value={wall}>
          <WallPage />
        </WallContext>
      </LiveContext>,
    ),
  () => root.render(<p className="notice">{t('wall.noAccess')}</p>),
);
