import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { IssueRow } from '../api/contracts';
import { useConsole } from '../console/context';
import type { QueueModel } from '../issues/queue';
import { CasePane } from './CasePane';
import { FilterBar } from './FilterBar';
import { everything, type Filter, matches, type View, views } from './filters';
import { KeyBar } from './KeyBar';
import { KeyHelp } from './KeyHelp';
import { isTyping } from './keys';
import { Legend } from './Legend';
import { Queue } from './Queue';
import { TopBar } from './TopBar';

export function DeskPage({ model }: { model: QueueModel }) {
  const { t, map, unitName, categoryName } = useConsole();
  const all = useSyncExternalStore(model.subscribe, model.read);
  const [filter, setFilter] = useState<Filter>(everything);
  const [selected, setSelected] = useState<string | null>(() => new URLSearchParams(location.search).get('case'));
  const [follow, setFollow] = useState(0);
  const [help, setHelp] = useState(false);
  const [range, setRange] = useState({ from: 0, to: 0 });
  const search = useRef<HTMLInputElement>(null);

  const searched = useCallback(
    (row: IssueRow) => `${row.caseNo} ${categoryName(row.categoryCode)} ${row.place} ${unitName(row.leadUnitId ?? row.ownerUnitId)}`,
    [categoryName, unitName],
  );
  const rows = useMemo(() => all.filter((row) => matches(row, filter, searched)), [all, filter, searched]);
  const counts = useMemo(() => countViews(all), [all]);

  const select = useCallback((id: string | null) => {
    setSelected(id);
    const url = new URL(location.href);
    if (id === null) url.searchParams.delete('case');
    else url.searchParams.set('case', id);
    history.replaceState(null, '', url);
  }, []);

  // A new red announces itself in the title, where another tab still sees it.
  useEffect(() => {
    document.title = counts.red > 0 ? `(${counts.red}) ${t('desk.title')}` : t('desk.title');
  }, [counts.red, t]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isTyping(event)) return;
      const step = event.key === 'j' || event.key === 'ArrowDown' ? 1 : event.key === 'k' || event.key === 'ArrowUp' ? -1 : 0;
      if (step !== 0 && rows.length > 0) {
        const at = rows.findIndex((row) => row.id === selected);
        const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
        if (next !== undefined) select(next.id);
        setFollow((n) => n + 1);
        event.preventDefault();
      } else if (event.key === '/') {
        search.current?.focus();
        event.preventDefault();
      } else if (event.key === '?') setHelp(true);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [rows, selected, select]);

  const onRange = useCallback((from: number, to: number) => setRange((was) => (was.from === from && was.to === to ? was : { from, to })), []);

  return (
    <div className={selected === null ? 'desk-page' : 'desk-page picked'}>
      <TopBar />
      {map.drillDivisor > 1 && <div className="stripes" />}
      <main>
        <section className="queue-pane">
          <FilterBar filter={filter} counts={counts} shown={rows.length} onChange={setFilter} search={search} />
          <Queue rows={rows} selectedId={selected} onSelect={select} follow={follow} onRange={onRange} />
          <Legend from={range.from} to={range.to} total={rows.length} />
        </section>
        <CasePane id={selected} model={model} onBack={() => select(null)} />
      </main>
      <KeyBar onHelp={() => setHelp(true)} />
      {help && <KeyHelp onClose={() => setHelp(false)} />}
    </div>
  );
}

function countViews(rows: readonly IssueRow[]): Record<View, number> {
  const counts = { open: 0, red: 0, yellow: 0, waiting: 0, whistle: 0, check: 0 };
  for (const row of rows) {
    for (const view of Object.keys(views) as View[]) if (views[view](row)) counts[view]++;
  }
  return counts;
}
