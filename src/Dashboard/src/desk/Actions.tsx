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

  const buttons = view.buttons.filter((button) => button.command in deskCommands);
  const allowed = buttons.filter((button) => button.allowed);
  const refused = buttons.filter((button) => !button.allowed);

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
            className={i === 0 ? 'button primary' : 'button'}
            data-command={button.command}
            disabled={sending}
            onClick={() => void start(button)}
          >
            {t(deskCommands[button.command]!.label)} <kbd>{deskCommands[button.command]!.key}</kbd>
          </button>
        ))}
      </div>
      <Refusal text={said} />
      <ul className="actions-not">
        {groupByReason(refused).map(({ reason, commands }) => (
          <li key={reason}>
            {commands.map((name) => (
              <button key={name} type="button" className="button" data-command={name} disabled>
                {t(deskCommands[name]!.label)} <kbd>{deskCommands[name]!.key}</kbd>
              </button>
            ))}
            <span>{reason}</span>
          </li>
        ))}
      </ul>
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

function groupByReason(buttons: readonly CommandButton[]): { reason: string; commands: string[] }[] {
  const groups = new Map<string, string[]>();
  for (const { reason, command } of buttons) groups.set(reason ?? '', [...(groups.get(reason ?? '') ?? []), command]);
  return [...groups].map(([reason, commands]) => ({ reason, commands }));
}
