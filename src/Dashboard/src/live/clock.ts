/**
 * Server time on the client, and how durations are written. Durations count from absolute due times against the
 * server's clock, so a screen with a wrong clock still counts right.
 */

/** Measures the server's clock against the monotonic clock of the browser. */
export class ServerClock {
  /** Server ms − monotonic ms. */
  private offsetMs: number;
  private samples: { offsetMs: number; roundTripMs: number }[] = [];

  constructor(
    private readonly monotonicMs: () => number = () => performance.now(),
    wallMs: () => number = () => Date.now(),
  ) {
    this.offsetMs = wallMs() - monotonicMs();
  }

  /** Server time now, in ms since 1970. */
  now(): number {
    return this.monotonicMs() + this.offsetMs;
  }

  /** Best guess of the error of {@link now}: half the shortest round trip; null before the first measurement. */
  get uncertaintyMs(): number | null {
    const best = this.best();
    return best === null ? null : best.roundTripMs / 2;
  }

  /** One question and answer: the server said `at` somewhere between the two monotonic readings. Keeps the eight latest, trusts the quickest. */
  measured(at: string, sentMs: number, receivedMs: number): void {
    const roundTripMs = Math.max(0, receivedMs - sentMs);
    this.samples.push({ offsetMs: Date.parse(at) - (sentMs + roundTripMs / 2), roundTripMs });
    if (this.samples.length > 8) this.samples.shift();
    const best = this.best();
    if (best !== null) this.offsetMs = best.offsetMs;
  }

  /** A frame cannot come from the future: if it seems to, our clock was slow. */
  heard(at: string): void {
    const ahead = Date.parse(at) - this.now();
    if (ahead > 0) this.offsetMs += ahead;
  }

  private best(): { offsetMs: number; roundTripMs: number } | null {
    return this.samples.reduce<{ offsetMs: number; roundTripMs: number } | null>(
      (best, sample) => (best === null || sample.roundTripMs <= best.roundTripMs ? sample : best),
      null,
    );
  }
}

/** "[d.]hh:mm:ss[.fffffff]" → ms. */
export function spanMs(span: string): number {
  const match = /^(-)?(?:(\d+)\.)?(\d+):(\d+):(\d+)(\.\d+)?$/.exec(span);
  if (match === null) return Number.NaN;
  const [, minus, days, hours, minutes, seconds, fraction] = match;
  const whole = ((Number(days ?? 0) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
  return (minus === undefined ? 1 : -1) * (whole * 1000 + Math.round(Number(fraction ?? 0) * 1000));
}

const two = (n: number): string => String(n).padStart(2, '0');

/** Units of time in the user's language; the space before a Chinese unit is thin. */
export interface TimeWords {
  day: (n: number) => string;
  hour: (n: number) => string;
  minute: (n: number) => string;
  second: (n: number) => string;
  join: string;
}

/**
 * `mm:ss`, from one hour `h:mm:ss`, from one day `1 天 02:15`; overdue `+mm:ss`. Time left rounds up, so 00:00 means due;
 * time over rounds down.
 */
export function countdown(leftMs: number, words: TimeWords): string {
  const over = leftMs < 0;
  const seconds = over ? Math.floor(-leftMs / 1000) : Math.ceil(leftMs / 1000);
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor(seconds / 3600) % 24;
  const minutes = Math.floor(seconds / 60) % 60;
  const sign = over ? '+' : '';
  if (days > 0) return `${sign}${words.day(days)} ${two(hours)}:${two(minutes)}`;
  if (hours > 0) return `${sign}${hours}:${two(minutes)}:${two(seconds % 60)}`;
  return `${sign}${two(minutes)}:${two(seconds % 60)}`;
}

/** In sentences: `3 时 12 分`, `7 分 24 秒`, `1 天 2 时`; the two largest units. */
export function elapsed(ms: number, words: TimeWords): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [
    [Math.floor(seconds / 86_400), words.day],
    [Math.floor(seconds / 3600) % 24, words.hour],
    [Math.floor(seconds / 60) % 60, words.minute],
    [seconds % 60, words.second],
  ] as const;
  const first = parts.findIndex(([n]) => n > 0);
  if (first < 0) return words.second(0);
  return parts
    .slice(first, first + 2)
    .filter(([n]) => n > 0)
    .map(([n, word]) => word(n))
    .join(words.join);
}

/** A target as people say it: `20 分`, `4 时`, `1 天`, in a drill `20 秒`. */
export function target(ms: number, words: TimeWords): string {
  return elapsed(ms, words);
}

/** Waiting calls count up in whole seconds to 599, then `10 分 00 秒`, from an hour `3 时 51 分`, so they cannot be mistaken for a countdown. */
export function waiting(ms: number, words: TimeWords): string {
  const seconds = waitingSeconds(ms);
  if (seconds >= 3_600) return elapsed(ms, words);
  return seconds <= 599
    ? words.second(seconds)
    : `${words.minute(Math.floor(seconds / 60))}${words.join}${words.second(seconds % 60).replace(/^(\d)(?!\d)/, '0$1')}`;
}

export function waitingSeconds(ms: number): number {
  return Math.max(0, Math.floor(ms / 1000));
}

/** Clock times in the district's zone. Formatters are costly to build, so each is built once. */
export class ZonedFormat {
  private readonly parts: Intl.DateTimeFormat;
  private readonly weekday: Intl.DateTimeFormat;

  constructor(
    timeZone: string,
    private readonly language: string,
  ) {
    this.parts = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    this.weekday = new Intl.DateTimeFormat(language, { timeZone, weekday: 'short' });
  }

  /** `14:26:38`. */
  time(at: number | string): string {
    const part = this.read(at);
    return `${part['hour']}:${part['minute']}:${part['second']}`;
  }

  /** `14:26`, as phones show it. */
  shortTime(at: number | string): string {
    const part = this.read(at);
    return `${part['hour']}:${part['minute']}`;
  }

  /** `11月20日 周五` / `Fri 20 Nov`. */
  date(at: number | string): string {
    const part = this.read(at);
    const weekday = this.weekday.format(new Date(at));
    return this.language.startsWith('zh')
      ? `${part['month']}月${part['day']}日 ${weekday}`
      : `${weekday} ${part['day']} ${months[Number(part['month']) - 1] ?? ''}`;
  }

  /** The time when it is today, else `10-21 14:26`. */
  moment(at: number | string, now: number): string {
    const part = this.read(at);
    const today = this.read(now);
    const sameDay = part['day'] === today['day'] && part['month'] === today['month'] && part['year'] === today['year'];
    return sameDay
      ? this.time(at)
      : `${two(Number(part['month']))}-${two(Number(part['day']))} ${part['hour']}:${part['minute']}`;
  }

  /** Hour of the day, 0–23. */
  hour(at: number): number {
    return Number(this.read(at)['hour']);
  }

  private read(at: number | string): Record<string, string> {
    return Object.fromEntries(this.parts.formatToParts(new Date(at)).map((part) => [part.type, part.value]));
  }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
