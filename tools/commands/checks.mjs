// What an option's value must look like. Each check returns the value the commands use, or throws a sentence.

export function aPort(text) {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65535) return Number(text);
  throw new Error(`--port takes a number from 0 to 65535, not '${text}'.`);
}

export function aNumber(text) {
  if (/^\d{1,9}$/.test(text)) return text;
  throw new Error(`--seed takes a whole number, not '${text}'.`);
}

/** A bare number means per minute. */
export function aRate(text) {
  if (/^\d+(\.\d+)?$/.test(text)) return `${text}/min`;
  if (/^\d+(\.\d+)?\/(s|m|min|h)$/.test(text)) return text;
  throw new Error(`--rate takes a rate such as 30/min, 5/s or 600/h, not '${text}'.`);
}

export function aDuration(text) {
  if (/^\d+(s|m|h|d)$/.test(text)) return text;
  throw new Error(`--for takes a time such as 90s, 10m or 2h, not '${text}'.`);
}

export function anEngine(text) {
  const name = { orleans: 'Orleans', embedded: 'Embedded' }[text.toLowerCase()];
  if (name) return name;
  throw new Error(`--engine takes orleans or embedded, not '${text}'.`);
}

export function aUrl(text) {
  if (URL.canParse(text) && /^https?:/.test(text)) return text.replace(/\/+$/, '');
  throw new Error(`--url takes a web address such as http://127.0.0.1:8080, not '${text}'.`);
}
