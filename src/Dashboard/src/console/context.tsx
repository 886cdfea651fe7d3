import { createContext, useContext, useMemo } from 'react';
import type { DistrictMap, MapArea, Me } from '../api/contracts';
import { type Words, useWords } from '../i18n';
import { ZonedFormat } from '../live/clock';

interface Place {
  me: Me;
  map: DistrictMap;
}

export const ConsoleContext = createContext<Place | null>(null);

export interface Console extends Place, Words {
  format: ZonedFormat;
  unitName: (id: string | null) => string;
  categoryName: (code: string) => string;
  /** The areas from street to grid that a grid lies in. */
  areaPath: (gridCode: string) => MapArea[];
}

/** Who is signed in, where, and the words for it. */
export function useConsole(): Console {
  const place = useContext(ConsoleContext);
  if (place === null) throw new Error('outside the console');
  const words = useWords();
  return useMemo(() => {
    const { map } = place;
    const units = new Map(map.units.map((unit) => [unit.id, unit.shortName]));
    const categories = new Map(map.categories.map((category) => [category.code, category]));
    const areas = new Map(map.areas.map((area) => [area.code, area]));
    return {
      ...place,
      ...words,
      format: new ZonedFormat(map.timeZone, words.lang),
      unitName: (id) => (id === null ? words.t('none') : (units.get(id) ?? areas.get(id)?.shortName ?? id)),
      categoryName: (code) => {
        const category = categories.get(code);
        return category === undefined ? code : words.lang === 'en' ? category.nameEn : category.name;
      },
      areaPath: (gridCode) => {
        const path: MapArea[] = [];
        for (let area = areas.get(gridCode); area !== undefined && area.code !== map.districtCode && path.length < 12; ) {
          path.unshift(area);
          area = area.parentCode === null ? undefined : areas.get(area.parentCode);
        }
        return path;
      },
    };
  }, [place, words]);
}
