import { useConsole } from '../console/context';
import { Ticking, useLive } from '../live/Ticking';
import { deskCommands } from './commands';

const shown = ['dispatch', 'redispatch', 'whistle', 'acknowledge', 'check'] as const;

export function KeyBar({ onHelp }: { onHelp: () => void }) {
  const { t } = useConsole();
  const { clock } = useLive();
  return (
    <footer className="key-bar">
      <span>
        <kbd>j</kbd>
        <kbd>k</kbd> {t('desk.keys.move')}
      </span>
      {shown.map((name) => (
        <span key={name}>
          <kbd>{deskCommands[name]!.key}</kbd> {t(deskCommands[name]!.label)}
        </span>
      ))}
      <span>
        <kbd>/</kbd> {t('desk.keys.search')}
      </span>
      <button type="button" className="quiet" onClick={onHelp}>
        <kbd>?</kbd> {t('desk.keys.help')}
      </button>
      <Ticking
        className="offset"
        text={() => (clock.uncertaintyMs === null ? '' : t('desk.offset', { n: Math.round(clock.uncertaintyMs) }))}
      />
    </footer>
  );
}
