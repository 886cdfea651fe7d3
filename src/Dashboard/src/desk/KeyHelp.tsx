import { Dialog } from '@base-ui/react/dialog';
import { useConsole } from '../console/context';
import { deskCommands } from './commands';

export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useConsole();
  const keys = [
    { key: 'j k', text: t('desk.keys.move') },
    { key: '/', text: t('desk.keys.search') },
    ...Object.values(deskCommands).map((command) => ({ key: command.key, text: t(command.label) })),
    { key: '?', text: t('desk.keys.help') },
  ];
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog">
          <Dialog.Title className="dialog-title">{t('desk.keys.title')}</Dialog.Title>
          <dl className="keys">
            {keys.map(({ key, text }) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          <div className="dialog-foot">
            <Dialog.Close className="button">{t('desk.keys.close')}</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
