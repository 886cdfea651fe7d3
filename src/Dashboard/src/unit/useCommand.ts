import { useRef, useState } from 'react';
import type { IssueView } from '../api/contracts';
import { newOperationId, sendOnce } from '../api/operation';
import { useConsole } from '../console/context';
import { refusalText } from '../console/Refusal';

/** Sends a command on a case; pressing again after a silence repeats the same operation. */
export function useCommand(onDone: (view: IssueView) => void) {
  const { t } = useConsole();
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const intent = useRef<{ what: string; operationId: string } | null>(null);

  const send = async (issueId: string, command: string, body: Record<string, unknown> = {}): Promise<boolean> => {
    const what = JSON.stringify([issueId, command, body]);
    if (intent.current?.what !== what) intent.current = { what, operationId: newOperationId() };
    setSending(true);
    setRefusal(null);
    try {
      const view = await sendOnce<IssueView>(`/api/issues/${issueId}/${command}`, intent.current.operationId, body);
      intent.current = null;
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
