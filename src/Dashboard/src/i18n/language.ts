/** The user's language: `?lang=` first, then what was chosen before, else Chinese. */
export type Language = 'zh-CN' | 'en';

const storageKey = 'grid.lang';
const listeners = new Set<() => void>();
let current: Language = choose();

function choose(): Language {
  const asked = new URLSearchParams(location.search).get('lang');
  if (asked !== null) return asked.startsWith('en') ? 'en' : 'zh-CN';
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

export function language(): Language {
  return current;
}

export function setLanguage(next: Language): void {
  current = next;
  document.documentElement.lang = next;
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // Storage may be forbidden (private mode): the choice then lasts until the page closes.
  }
  for (const listener of listeners) listener();
}

export function subscribeLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

document.documentElement.lang = current;
