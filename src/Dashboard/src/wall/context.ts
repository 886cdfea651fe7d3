import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { DistrictMap, MapCategory } from '../api/contracts';
import type { ServerClock, ZonedFormat } from '../live/clock';
import type { PictureAge } from '../live/freshness';
import type { Ticker } from '../live/ticker';
import type { Section, WallModel, WallSections } from './model';

export interface Wall {
  model: WallModel;
  clock: ServerClock;
  age: PictureAge;
  ticker: Ticker;
  map: DistrictMap;
  format: ZonedFormat;
  unitName: (id: string) => string;
  categoryName: (code: string) => string;
}

export const WallContext = createContext<Wall | null>(null);

export function useWall(): Wall {
  const wall = useContext(WallContext);
  if (wall === null) throw new Error('outside the wall');
  return wall;
}

export function useSection<K extends Section>(section: K): WallSections[K] {
  const { model } = useWall();
  return useSyncExternalStore(
    useCallback((listener) => model.listen(section, listener), [model, section]),
    () => model.get(section),
  );
}

/** Names for codes, in the asked language where there is one. */
export function names(map: DistrictMap, english: boolean): Pick<Wall, 'unitName' | 'categoryName'> {
  const units = new Map(map.units.map((unit) => [unit.id, unit.shortName]));
  const categories = new Map<string, MapCategory>(map.categories.map((category) => [category.code, category]));
  return {
    unitName: (id) => units.get(id) ?? id,
    categoryName: (code) => {
      const category = categories.get(code);
      return category === undefined ? code : english ? category.nameEn : category.name;
    },
  };
}
