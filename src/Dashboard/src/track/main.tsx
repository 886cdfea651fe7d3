import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../look/fonts';
import '../look/console.css';
import '../look/phone.css';
import './track.css';
import { standAlone } from '../live/standAlone';
import { LiveContext } from '../live/Ticking';
import { TrackPage } from './TrackPage';

const token = decodeURIComponent(location.pathname.split('/')[2] ?? '');

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LiveContext value={standAlone()}>
      <TrackPage token={token} />
    </LiveContext>
  </StrictMode>,
);
