import type { Verb } from '../api/operation';
import type { Key } from '../i18n';

/** What a command needs to be told before it is sent. */
export type Needs = 'nothing' | 'reason' | 'unit' | 'unitAndReason' | 'units' | 'completion' | 'finding';

/** The verbs a desk has a button for. */
export type DeskVerb = Exclude<Verb, 'rate' | 'reportIn' | 'decline'>;

export interface DeskCommand {
  verb: DeskVerb;
  key: string;
  needs: Needs;
  label: Key;
}

/** The desk's commands and their keys (LOOK section 11); the server says which of them a case takes. Rating is the reporter's alone. */
export const deskCommands: Record<string, DeskCommand> = {
  file: { verb: 'file', key: 'f', needs: 'nothing', label: 'command.file' },
  dispatch: { verb: 'dispatch', key: 'd', needs: 'unit', label: 'command.dispatch' },
  redispatch: { verb: 'redispatch', key: 'r', needs: 'unitAndReason', label: 'command.redispatch' },
  whistle: { verb: 'whistle', key: 'w', needs: 'units', label: 'command.whistle' },
  acknowledge: { verb: 'acknowledge', key: 'a', needs: 'nothing', label: 'command.acknowledge' },
  accept: { verb: 'accept', key: 'q', needs: 'nothing', label: 'command.accept' },
  arrive: { verb: 'arrive', key: 'i', needs: 'nothing', label: 'command.arrive' },
  handle: { verb: 'handle', key: 'h', needs: 'nothing', label: 'command.handle' },
  complete: { verb: 'complete', key: 'o', needs: 'completion', label: 'command.complete' },
  check: { verb: 'check', key: 'c', needs: 'finding', label: 'command.check' },
  return: { verb: 'return', key: 'b', needs: 'reason', label: 'command.return' },
  refuse: { verb: 'refuse', key: 'x', needs: 'reason', label: 'command.refuse' },
  void: { verb: 'void', key: 'v', needs: 'reason', label: 'command.void' },
};
