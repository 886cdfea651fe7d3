import { useCallback, useEffect, useState } from 'react';
import { ApiError, api, bodyOf } from '../api/client';
import type { HistoryLine, IssueView } from '../api/contracts';
import { isSignedOut, toSignIn } from '../console/session';
import { useLanguage } from '../i18n';
import type { QueueModel } from './queue';

export interface OpenIssue {
  view: IssueView | null;
  history: readonly HistoryLine[];
  error: ApiError | null;
  /** What a command answered: shown at once, without waiting for the feed. */
  accept: (view: IssueView) => void;
  reload: () => void;
}

/** One case whole, read again when the feed says it has a newer version. */
export function useIssue(id: string | null, model: QueueModel): OpenIssue {
  const lang = useLanguage();
  const [view, setView] = useState<IssueView | null>(null);
  const [history, setHistory] = useState<readonly HistoryLine[]>([]);
  const [error, setError] = useState<ApiError | null>(null);
  const [wanted, setWanted] = useState(0);

  const accept = useCallback((next: IssueView) => {
    setView((before) => (before !== null && before.row.id === next.row.id && before.row.version > next.row.version ? before : next));
    setWanted((n) => n + 1);
  }, []);
  const reload = useCallback(() => setWanted((n) => n + 1), []);

  useEffect(() => {
    if (id === null) return;
    return model.onRow((row) => {
      if (row.id === id) setWanted((n) => n + 1);
    });
  }, [id, model]);

  useEffect(() => {
    setView((before) => (before?.row.id === id ? before : null));
    setHistory([]);
    setError(null);
  }, [id]);

  useEffect(() => {
    if (id === null) return;
    let current = true;
    void (async () => {
      try {
        const [issue, lines] = await Promise.all([
          bodyOf(api.GET('/api/issues/{id}', { params: { path: { id } } })),
          bodyOf(api.GET('/api/issues/{id}/history', { params: { path: { id } } })),
        ]);
        if (!current) return;
        setView(issue);
        setHistory(lines);
        setError(null);
      } catch (caught) {
        if (isSignedOut(caught)) await toSignIn();
        if (current && caught instanceof ApiError) setError(caught);
      }
    })();
    return () => {
      current = false;
    };
  }, [id, wanted, lang]);

  return { view: view?.row.id === id ? view : null, history, error, accept, reload };
}
