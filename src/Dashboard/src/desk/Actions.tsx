import { useEffect, useRef, useState } from 'react';
import type { CommandButton, IssueView } from '../api/contracts';
import { type Command, Intent, sendCommand } from '../api/operation';
import { useConsole } from '../console/context';
import { Refusal, refusalText } from '../console/Refusal';
import { CommandDialog } from './CommandDialog';
import { deskCommands } from './commands';
import { isTyping } from './keys';

/** Exactly the buttons the transition table allows; the others are dashed, with the server's reason beside them. */
export function Actions({ view, onDone }: { view: IssueView; onDone: (view: IssueView) => void }) {
  const { t } = useConsole();
  const [open, setOpen] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const intent = useRef(new Intent());

  const order = Object.keys(deskCommands);
  const buttons = view.buttons
    .filter((button) => button.command in deskCommands)
    .sort((a, b) => order.indexOf(a.command) - order.indexOf(b.command));
  const allowed = buttons.filter((button) => button.allowed);
  const refused = buttons.filter((button) => !button.allowed);
  const refusedOf = (by: 'desk' | 'unit'): CommandButton[] => refused.filter((button) => deskCommands[button.command]?.by === by);

  const start = async (button: CommandButton): Promise<void> => {
    const command = deskCommands[button.command];
    if (command === undefined || !button.allowed || sending) return;
    setSaid(null);
    if (command.needs !== 'nothing') return setOpen(button.command);
    const asked = (command.verb === 'acknowledge' ? { verb: command.verb, body: { clock: null } } : { verb: command.verb, body: {} }) as Command;
    setSending(true);
    try {
      // The same press repeated on the same version of the case is the same intent.
      onDone(await sendCommand(view.row.id, asked, intent.current.idFor([view.row.id, view.row.version, asked])));
    } catch (error) {
      setSaid(refusalText(error, t));
    } finally {
      setSending(false);
    }
  };

  useEffect(() => {
    setOpen(null);
    setSaid(null);
  }, [view.row.id]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isTyping(event) || open !== null) return;
      const button = buttons.find((candidate) => deskCommands[candidate.command]?.key === event.key);
      if (button === undefined) return;
      event.preventDefault();
      if (button.allowed) void start(button);
      else setSaid(button.reason);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });

  const command = open === null ? undefined : deskCommands[open];
  return (
    <section className="actions">
      <div className="actions-row">
        {allowed.map((button, i) => (
          <button
            key={button.command}
            type="button"
            className={i === 0 && deskCommands[button.command]?.by === 'desk' ? 'button primary' : 'button'}
            data-command={button.command}
            disabled={sending}
            onClick={() => void start(button)}
          >
            {t(deskCommands[button.command]!.label)} <kbd>{deskCommands[button.command]!.key}</kbd>
          </button>
        ))}
      </div>
      <Refusal text={said} />
      <Refused buttons={refusedOf('desk')} />
      {refusedOf('unit').length > 0 && (
        <details>
          <summary>{t('desk.unitCommands', { n: refusedOf('unit').length })}</summary>
          <Refused buttons={refusedOf('unit')} />
        </details>
      )}
      {open !== null && command !== undefined && (
        <CommandDialog
          command={command}
          view={view}
          onClose={() => setOpen(null)}
          onDone={(next) => {
            setOpen(null);
            onDone(next);
          }}
        />
      )}
    </section>
  );
}

function Refused({ buttons }: { buttons: readonly CommandButton[] }) {
  const { t } = useConsole();
  return (
    <ul className="actions-not">
      {buttons.map((button) => (
        <li key={button.command}>
          <button type="button" className="button" data-command={button.command} disabled>
            {t(deskCommands[button.command]!.label)} <kbd>{deskCommands[button.command]!.key}</kbd>
          </button>
          <span>{button.reason}</span>
        </li>
      ))}
    </ul>
  );
}
