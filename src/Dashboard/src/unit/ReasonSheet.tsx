import { Dialog } from '@base-ui/react/dialog';
import { type FormEvent, useState } from 'react';
import { useConsole } from '../console/context';
import { Refusal } from '../console/Refusal';

interface Props {
  title: string;
  sending: boolean;
  refusal: string | null;
  onSend: (reason: string) => Promise<void>;
  onClose: () => void;
}

/** A reason is asked for before anything is given back. */
export function ReasonSheet({ title, sending, refusal, onSend, onClose }: Props) {
  const { t } = useConsole();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (reason.trim() !== '') void onSend(reason.trim());
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="sheet phone-sheet">
          <Dialog.Title render={<h2 />}>{title}</Dialog.Title>
          <form onSubmit={submit}>
            <label className="field">
              <span>
                {t('dialog.reason')}
                <em>{t('dialog.required')}</em>
              </span>
              <textarea className="input" maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
            </label>
            <Refusal text={missing ? t('dialog.reasonRequired') : refusal} />
            <div className="sheet-foot">
              <button type="button" className="button" onClick={onClose}>
                {t('dialog.cancel')}
              </button>
              <button type="submit" className="button primary" disabled={sending}>
                {sending ? t('dialog.sending') : title}
              </button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
