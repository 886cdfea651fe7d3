import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { IssueRow } from '../api/contracts';
import { useConsole } from '../console/context';
import { LanguageSwitch } from '../console/LanguageSwitch';
import { LiveChip } from '../console/LiveChip';
import { signOut } from '../console/session';
import type { QueueModel } from '../issues/queue';
import { countdown } from '../live/clock';
import { Ticking } from '../live/Ticking';
import { Brand, LightMark, WhistleMark } from '../look/marks';
import { ringing } from './calls';
import { Ring } from './Ring';
import { UnitCase } from './UnitCase';

const caseOf = (): string | null => new URLSearchParams(location.search).get('case');

interface Props {
  model: QueueModel;
  unitId: string;
  onUnit: (unitId: string) => void;
}

export function UnitPage({ model, unitId, onUnit }: Props) {
  const { t, me, map, unitName } = useConsole();
  const rows = useSyncExternalStore(model.subscribe, model.read);
  const [open, setOpen] = useState(caseOf);
  // Who looks at a case is not disturbed by the calls that rang before; a new one rings over it, and back in the list all ring again.
  const [quiet, setQuiet] = useState<ReadonlySet<string>>(() => new Set(open === null ? [] : [open]));
  const calls = useMemo(() => ringing(rows, unitId), [rows, unitId]);
  const call = calls.find((row) => !quiet.has(row.id));

  useEffect(() => {
    document.title = calls.length > 0 ? `● ${t('unit.newCall')}` : t('unit.mine');
  }, [calls.length, t]);
  useEffect(() => {
    const onBack = (): void => {
      setOpen(caseOf());
      setQuiet(new Set());
    };
    addEventListener('popstate', onBack);
    return () => removeEventListener('popstate', onBack);
  }, []);

  const go = (id: string | null): void => {
    history.pushState(null, '', id === null ? '/unit' : `/unit?case=${id}`);
    setOpen(id);
    setQuiet(new Set(id === null ? [] : [id, ...calls.map((row) => row.id)]));
    scrollTo(0, 0);
  };

  return (
    <>
      {map.drillDivisor > 1 && <div className="stripes" />}
      {open !== null ? (
        <UnitCase key={open} id={open} unitId={unitId} model={model} onBack={() => go(null)} />
      ) : (
        <main className="phone">
          <header className="phone-head">
            <Brand />
            {me.unitIds.length > 1 ? (
              <select className="input unit-choice" aria-label={t('unit.title')} value={unitId} onChange={(event) => onUnit(event.target.value)}>
                {me.unitIds.map((id) => (
                  <option key={id} value={id}>
                    {unitName(id)}
                  </option>
                ))}
              </select>
            ) : (
              <h1>{unitName(unitId)}</h1>
            )}
            {map.drillDivisor > 1 && <span className="drill-tag">{t('drill.tag', { n: map.drillDivisor })}</span>}
            <span className="push">
              <LiveChip />
            </span>
          </header>
          <ul className="unit-list">
            {rows.map((row) => (
              <li key={row.id}>
                <CaseRow row={row} rings={row.ringingUnitIds.includes(unitId)} onOpen={() => go(row.id)} />
              </li>
            ))}
          </ul>
          {rows.length === 0 && <p className="note">{t('unit.empty')}</p>}
          <footer className="phone-head">
            <span className="note">
              {t(`role.${me.role}`)} {me.name}
            </span>
            <span className="push" />
            <LanguageSwitch />
            <button type="button" className="quiet" onClick={() => void signOut()}>
              {t('sign.out')}
            </button>
          </footer>
        </main>
      )}
      {call !== undefined && <Ring key={call.id} row={call} unitId={unitId} more={calls.length - 1} model={model} onSee={() => go(call.id)} />}
    </>
  );
}

function CaseRow({ row, rings, onOpen }: { row: IssueRow; rings: boolean; onOpen: () => void }) {
  const { t, time, categoryName } = useConsole();
  const dueMs = row.nextDueAt === null ? null : Date.parse(row.nextDueAt);
  return (
    <button type="button" className={`unit-row ${row.light}${rings ? ' ringing-row' : ''}`} data-issue={row.id} onClick={onOpen}>
      {rings ? <WhistleMark /> : <LightMark light={row.light} />}
      <b>{categoryName(row.categoryCode)}</b>
      <Ticking className="due" text={(now) => (dueMs === null ? t('none') : countdown(dueMs - now, time))} />
      <span className="place">{row.place}</span>
      <span className="state">{rings ? t('unit.newCall') : t(`state.${row.state}`)}</span>
    </button>
  );
}
