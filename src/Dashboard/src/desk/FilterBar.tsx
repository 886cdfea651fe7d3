import { Select } from '@base-ui/react/select';
import { type RefObject, useMemo } from 'react';
import type { IssueState, Light } from '../api/contracts';
import { useConsole } from '../console/context';
import type { Key } from '../i18n';
import { LightMark } from '../look/marks';
import { type Filter, type View, views } from './filters';

const states: readonly IssueState[] = ['reported', 'filed', 'dispatched', 'accepted', 'handling', 'parked', 'completed'];
const lights: readonly Light[] = ['red', 'yellow', 'green'];

interface Props {
  filter: Filter;
  counts: Record<View, number>;
  shown: number;
  onChange: (filter: Filter) => void;
  search: RefObject<HTMLInputElement | null>;
}

export function FilterBar({ filter, counts, shown, onChange, search }: Props) {
  const { t, map } = useConsole();
  const streets = useMemo(() => map.areas.filter((area) => area.parentCode === map.districtCode), [map]);
  const all = '*';
  return (
    <div className="filters">
      <div className="filters-row">
        <input
          ref={search}
          className="input"
          type="search"
          placeholder={t('desk.search')}
          aria-label={t('desk.keys.search')}
          value={filter.text}
          onChange={(event) => onChange({ ...filter, text: event.target.value })}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
        <kbd>/</kbd>
        <Choice
          label={t('desk.street')}
          value={filter.street ?? all}
          options={[{ value: all, text: t('desk.allStreets') }, ...streets.map((street) => ({ value: street.code, text: street.name }))]}
          onChange={(value) => onChange({ ...filter, street: value === all ? null : value })}
        />
        <Choice
          label={t('desk.state')}
          value={filter.state ?? all}
          options={[{ value: all, text: t('desk.allStates') }, ...states.map((state) => ({ value: state, text: t(`state.${state}`) }))]}
          onChange={(value) => onChange({ ...filter, state: value === all ? null : (value as IssueState) })}
        />
        <Choice
          label={t('desk.light')}
          value={filter.light ?? all}
          options={[{ value: all, text: t('desk.allLights') }, ...lights.map((light) => ({ value: light, text: t(`light.${light}`) }))]}
          onChange={(value) => onChange({ ...filter, light: value === all ? null : (value as Light) })}
        />
        <span className="shown" data-shown={shown}>
          {t('desk.count', { n: shown })}
        </span>
      </div>
      <div className="views" role="group" aria-label={t('desk.title')}>
        {(Object.keys(views) as View[]).map((view) => (
          <button key={view} type="button" aria-pressed={filter.view === view} data-view={view} onClick={() => onChange({ ...filter, view })}>
            {view === 'red' && <LightMark light="red" />}
            {view === 'yellow' && <LightMark light="yellow" />}
            {t(`desk.view.${view}` as Key)} <b>{counts[view]}</b>
          </button>
        ))}
      </div>
    </div>
  );
}

function Choice({ label, value, options, onChange }: { label: string; value: string; options: { value: string; text: string }[]; onChange: (value: string) => void }) {
  return (
    <Select.Root items={options.map((option) => ({ value: option.value, label: option.text }))} value={value} onValueChange={(next) => onChange(String(next))}>
      <Select.Trigger className="select" aria-label={label}>
        <Select.Value />
        <Select.Icon className="select-icon">
          <svg viewBox="0 0 10 6" aria-hidden="true">
            <path d="M0 0h10L5 6z" />
          </svg>
        </Select.Icon>
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner className="popup-place" sideOffset={4} alignItemWithTrigger={false}>
          <Select.Popup className="popup">
            {options.map((option) => (
              <Select.Item key={option.value} value={option.value} className="popup-item">
                <Select.ItemText>{option.text}</Select.ItemText>
              </Select.Item>
            ))}
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}
