import { useMemo, useSyncExternalStore } from 'react';
import type { TimeWords } from '../live/clock';
import { en } from './en';
import { language, type Language, subscribeLanguage } from './language';
import { type Key, zhCN } from './zh-CN';

export type { Key } from './zh-CN';
export type Translate = (key: Key, values?: Record<string, string | number>) => string;

const catalogues: Record<Language, Record<Key, string>> = { 'zh-CN': zhCN, en };

export function translator(lang: Language): Translate {
  const catalogue = catalogues[lang];
  return (key, values) =>
    values === undefined
      ? catalogue[key]
      : catalogue[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export function timeWords(t: Translate): TimeWords {
  const unit = (key: Key) => (n: number) => t(key, { n });
  return { day: unit('time.day'), hour: unit('time.hour'), minute: unit('time.minute'), second: unit('time.second'), join: ' ' };
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribeLanguage, language);
}

export interface Words {
  lang: Language;
  t: Translate;
  time: TimeWords;
}

/** The words of the current language; the screen draws itself again when it is switched. */
export function useWords(): Words {
  const lang = useLanguage();
  return useMemo(() => {
    const t = translator(lang);
    return { lang, t, time: timeWords(t) };
  }, [lang]);
}
