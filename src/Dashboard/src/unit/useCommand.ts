import { useRef, useState } from 'react';
import type { IssueView } from '../api/contracts';
import { type Command, Intent, sendCommand } from '../api/operation';
import { useConsole } from '../console/context';
import { refusalText } from '../console/Refusal';

/** Sends a command on a case; pressing again after a silence repeats the same operation. */
export function useCommand(onDone: (view: IssueView) => void) {
  const { t } = useConsole();
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const intent = useRef(new Intent());

  const send = async (issueId: string, command: Command): Promise<boolean> => {
    setSending(true);
    setRefusal(null);
    try {
      const view = await sendCommand(issueId, command, intent.current.idFor([issueId, command]));
      intent.current.end();
      onDone(view);
      return true;
    } catch (error) {
      setRefusal(refusalText(error, t));
      return false;
    } finally {
      setSending(false);
    }
  };
  return { send, sending, refusal, setRefusal };
}
