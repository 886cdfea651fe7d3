import type { Verb } from '../api/operation';
import type { Key } from '../i18n';

/** What a command needs to be told before it is sent. */
export type Needs = 'nothing' | 'reason' | 'unit' | 'unitAndReason' | 'units' | 'completion' | 'finding';

/** The verbs a desk has a button for. */
export type DeskVerb = Extract<
  Verb,
  'file' | 'dispatch' | 'redispatch' | 'whistle' | 'acknowledge' | 'accept' | 'arrive' | 'handle' | 'complete' | 'check' | 'return' | 'refuse' | 'void'
>;

export interface DeskCommand {
  verb: DeskVerb;
  /** Whose daily work it is; a dispatcher may stand in for a unit. */
  by: 'desk' | 'unit';
  key: string;
  needs: Needs;
  label: Key;
}

/** The desk's commands and their keys; the server says which of them a case takes. Rating is the reporter's alone. */
export const deskCommands: Record<string, DeskCommand> = {
  file: { verb: 'file', by: 'desk', key: 'f', needs: 'nothing', label: 'command.file' },
  dispatch: { verb: 'dispatch', by: 'desk', key: 'd', needs: 'unit', label: 'command.dispatch' },
  redispatch: { verb: 'redispatch', by: 'desk', key: 'r', needs: 'unitAndReason', label: 'command.redispatch' },
  whistle: { verb: 'whistle', by: 'desk', key: 'w', needs: 'units', label: 'command.whistle' },
  acknowledge: { verb: 'acknowledge', by: 'desk', key: 'a', needs: 'nothing', label: 'command.acknowledge' },
  accept: { verb: 'accept', by: 'unit', key: 'q', needs: 'nothing', label: 'command.accept' },
  arrive: { verb: 'arrive', by: 'unit', key: 'i', needs: 'nothing', label: 'command.arrive' },
  handle: { verb: 'handle', by: 'unit', key: 'h', needs: 'nothing', label: 'command.handle' },
  complete: { verb: 'complete', by: 'unit', key: 'o', needs: 'completion', label: 'command.complete' },
  check: { verb: 'check', by: 'desk', key: 'c', needs: 'finding', label: 'command.check' },
  return: { verb: 'return', by: 'unit', key: 'b', needs: 'reason', label: 'command.return' },
  refuse: { verb: 'refuse', by: 'desk', key: 'x', needs: 'reason', label: 'command.refuse' },
  void: { verb: 'void', by: 'desk', key: 'v', needs: 'reason', label: 'command.void' },
};
