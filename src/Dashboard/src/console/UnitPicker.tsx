import { Combobox } from '@base-ui/react/combobox';
import { useMemo } from 'react';
import type { MapUnit } from '../api/contracts';
import { useConsole } from './context';

interface Props {
  multiple: boolean;
  value: readonly string[];
  onChange: (ids: string[]) => void;
  exclude?: string | null;
}

/** Finds units by name: one to dispatch to, or several to call. */
export function UnitPicker({ multiple, value, onChange, exclude }: Props) {
  const { map, t } = useConsole();
  const units = useMemo(() => map.units.filter((unit) => unit.id !== exclude), [map, exclude]);
  const chosen = units.filter((unit) => value.includes(unit.id));
  const text = { itemToStringLabel: (unit: MapUnit) => unit.name, isItemEqualToValue: (a: MapUnit, b: MapUnit) => a.id === b.id };
  const list = (
    <Combobox.Portal>
      <Combobox.Positioner className="popup-place" sideOffset={4}>
        <Combobox.Popup className="popup">
          <Combobox.Empty>
            <div className="popup-empty">{t('dialog.unitNone')}</div>
          </Combobox.Empty>
          <Combobox.List>
            {(unit: MapUnit) => (
              <Combobox.Item key={unit.id} value={unit} className="popup-item">
                {unit.name}
              </Combobox.Item>
            )}
          </Combobox.List>
        </Combobox.Popup>
      </Combobox.Positioner>
    </Combobox.Portal>
  );
  if (!multiple) {
    return (
      <Combobox.Root items={units} value={chosen[0] ?? null} onValueChange={(unit: MapUnit | null) => onChange(unit === null ? [] : [unit.id])} limit={40} {...text}>
        <Combobox.Input className="input" placeholder={t('dialog.unitFind')} aria-label={t('dialog.unit')} />
        {list}
      </Combobox.Root>
    );
  }
  return (
    <Combobox.Root items={units} multiple value={chosen} onValueChange={(next: MapUnit[]) => onChange(next.map((unit) => unit.id))} limit={40} {...text}>
      <Combobox.Chips className="input chips">
        {chosen.map((unit) => (
          <Combobox.Chip key={unit.id} className="chip-unit">
            {unit.shortName}
            <Combobox.ChipRemove className="chip-remove" aria-label={`× ${unit.shortName}`}>
              ×
            </Combobox.ChipRemove>
          </Combobox.Chip>
        ))}
        <Combobox.Input className="chips-input" placeholder={chosen.length === 0 ? t('dialog.unitFind') : ''} aria-label={t('dialog.units')} />
      </Combobox.Chips>
      {list}
    </Combobox.Root>
  );
}
