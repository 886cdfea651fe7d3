import { Dialog } from '@base-ui/react/dialog';
import { type FormEvent, useRef, useState } from 'react';
import type { IssueView, Result, WhistleKind } from '../api/contracts';
import { type Command, Intent, sendCommand } from '../api/operation';
import { useConsole } from '../console/context';
import { Refusal, refusalText } from '../console/Refusal';
import { Segments } from '../console/Segments';
import { UnitPicker } from '../console/UnitPicker';
import type { DeskCommand } from './commands';

const kinds: readonly WhistleKind[] = ['community', 'resident', 'street', 'enterprise', 'urgent'];
const results: readonly Result[] = ['resolved', 'partly', 'unresolved'];

interface Props {
  command: DeskCommand;
  view: IssueView;
  onDone: (view: IssueView) => void;
  onClose: () => void;
}

/** Asks for what a command needs and sends it. A refusal shows the server's sentence and keeps what was written. */
export function CommandDialog({ command, view, onDone, onClose }: Props) {
  const { t, categoryName } = useConsole();
  const intent = useRef(new Intent());
  const [units, setUnits] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [kind, setKind] = useState<WhistleKind>('community');
  const [result, setResult] = useState<Result>('resolved');
  const [passed, setPassed] = useState(true);
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const { needs } = command;
  const needsUnit = needs === 'unit' || needs === 'unitAndReason' || needs === 'units';
  const needsReason = needs === 'reason' || needs === 'unitAndReason' || (needs === 'finding' && !passed);
  const missing =
    needsUnit && units.length === 0
      ? t('dialog.unitRequired')
      : needsReason && reason.trim() === ''
        ? t('dialog.reasonRequired')
        : needs === 'completion' && reason.trim() === ''
          ? t('dialog.replyRequired')
          : null;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (missing !== null) return setRefusal(missing);
    setSending(true);
    setRefusal(null);
    try {
      const asked = ask();
      onDone(await sendCommand(view.row.id, asked, intent.current.idFor(asked)));
    } catch (error) {
      setRefusal(refusalText(error, t));
      setSending(false);
    }
  };

  const ask = (): Command => {
    const unitId = units[0] ?? '';
    switch (command.verb) {
      case 'dispatch':
        return { verb: command.verb, body: { unitId } };
      case 'redispatch':
        return { verb: command.verb, body: { unitId, reason } };
      case 'whistle':
        return { verb: command.verb, body: { kind, unitIds: units } };
      case 'complete':
        return { verb: command.verb, body: { result, reply: reason } };
      case 'check':
        return { verb: command.verb, body: { passed, reason: passed ? null : reason } };
      case 'return':
      case 'refuse':
      case 'void':
        return { verb: command.verb, body: { reason } };
      case 'acknowledge':
        return { verb: command.verb, body: { clock: null } };
      default:
        return { verb: command.verb, body: {} };
    }
  };

  /** Something else is meant now: what was refused before does not stand against it. */
  const change = <T,>(set: (value: T) => void) => (value: T): void => {
    set(value);
    setRefusal(null);
  };

  const label = t(command.label);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog">
          <Dialog.Title className="dialog-title">
            {label} <span>{view.row.caseNo.split('-')[1]}</span>
          </Dialog.Title>
          <Dialog.Description className="dialog-note">
            {categoryName(view.row.categoryCode)} · {view.row.place}
          </Dialog.Description>
          <form onSubmit={(event) => void submit(event)}>
            {needs === 'finding' && (
              <Segments
                name="finding"
                label={t('dialog.check')}
                value={passed ? 'passed' : 'failed'}
                options={[
                  { value: 'passed', text: t('dialog.checkPassed') },
                  { value: 'failed', text: t('dialog.checkFailed') },
                ]}
                onChange={(value) => change(setPassed)(value === 'passed')}
              />
            )}
            {needs === 'units' && (
              <Segments name="kind" label={t('dialog.kind')} value={kind} options={kinds.map((value) => ({ value, text: t(`whistle.${value}`) }))} onChange={change(setKind)} />
            )}
            {needsUnit && (
              <div className="field">
                <span>{t(needs === 'units' ? 'dialog.units' : 'dialog.unit')}</span>
                <UnitPicker
                  multiple={needs === 'units'}
                  value={units}
                  onChange={change(setUnits)}
                  exclude={needs === 'unitAndReason' || needs === 'units' ? view.row.leadUnitId : null}
                />
              </div>
            )}
            {needs === 'completion' && (
              <Segments name="result" label={t('dialog.result')} value={result} options={results.map((value) => ({ value, text: t(`result.${value}`) }))} onChange={change(setResult)} />
            )}
            {(needsReason || needs === 'completion') && (
              <label className="field">
                <span>
                  {t(needs === 'completion' ? 'dialog.reply' : 'dialog.reason')}
                  <em>{t('dialog.required')}</em>
                </span>
                <textarea className="input" maxLength={needs === 'completion' ? 2000 : 1000} value={reason} onChange={(event) => change(setReason)(event.target.value)} />
              </label>
            )}
            <Refusal text={refusal} />
            <div className="dialog-foot">
              <button type="button" className="button" onClick={onClose}>
                {t('dialog.cancel')}
              </button>
              <button type="submit" className="button primary" disabled={sending}>
                {sending ? t('dialog.sending') : t('dialog.send', { command: label })}
              </button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
