import type { Key } from '../i18n';

/** What a command needs to be told before it is sent. */
export type Needs = 'nothing' | 'reason' | 'unit' | 'unitAndReason' | 'units' | 'completion' | 'finding';

export interface DeskCommand {
  key: string;
  needs: Needs;
  label: Key;
}

/** The desk's commands and their keys (LOOK section 11); the server says which of them a case takes. Rating is the reporter's alone. */
export const deskCommands: Record<string, DeskCommand> = {
  file: { key: 'f', needs: 'nothing', label: 'command.file' },
  dispatch: { key: 'd', needs: 'unit', label: 'command.dispatch' },
  redispatch: { key: 'r', needs: 'unitAndReason', label: 'command.redispatch' },
  whistle: { key: 'w', needs: 'units', label: 'command.whistle' },
  acknowledge: { key: 'a', needs: 'nothing', label: 'command.acknowledge' },
  accept: { key: 'q', needs: 'nothing', label: 'command.accept' },
  arrive: { key: 'i', needs: 'nothing', label: 'command.arrive' },
  handle: { key: 'h', needs: 'nothing', label: 'command.handle' },
  complete: { key: 'o', needs: 'completion', label: 'command.complete' },
  check: { key: 'c', needs: 'finding', label: 'command.check' },
  return: { key: 'b', needs: 'reason', label: 'command.return' },
  refuse: { key: 'x', needs: 'reason', label: 'command.refuse' },
  void: { key: 'v', needs: 'reason', label: 'command.void' },
};
