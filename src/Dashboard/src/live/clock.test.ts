import { describe, expect, it } from 'vitest';
import { translator, timeWords } from '../i18n';
import { countdown, elapsed, ServerClock, spanMs, waiting, ZonedFormat } from './clock';

const zh = timeWords(translator('zh-CN'));
const thin = '\u2009';
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('a countdown', () => {
  it.each([
    [42_000, '00:42'],
    [41_001, '00:42'],
    [0, '00:00'],
    [17 * minute + 40_000, '17:40'],
    [59 * minute + 59_000, '59:59'],
    [hour, '1:00:00'],
    [20 * hour + 47 * minute + 38_000, '20:47:38'],
    [day + 2 * hour + 15 * minute, `1${thin}天 02:15`],
    [-1, '+00:00'],
    [-192_000, '+03:12'],
    [-(hour + 1_000), '+1:00:01'],
  ])('%i ms left reads %s', (left, text) => {
    expect(countdown(left, zh)).toBe(text);
  });

  it('says 00:00 only when due: time left rounds up', () => {
    expect(countdown(1, zh)).toBe('00:01');
  });
});

describe('spans', () => {
  it.each([
    ['00:20:00', 20 * minute],
    ['1.00:00:00', day],
    ['00:00:20', 20_000],
    ['00:00:00.2500000', 250],
    ['-00:00:05', -5_000],
  ])('%s', (span, ms) => {
    expect(spanMs(span)).toBe(ms);
  });

  it('elapsed time is told in its two largest units', () => {
    expect(elapsed(3 * hour + 12 * minute + 5_000, zh)).toBe(`3${thin}时 12${thin}分`);
    expect(elapsed(7 * minute + 24_000, zh)).toBe(`7${thin}分 24${thin}秒`);
    expect(elapsed(20 * minute, zh)).toBe(`20${thin}分`);
    expect(elapsed(0, zh)).toBe(`0${thin}秒`);
  });

  it('a waiting call counts seconds to 599, then minutes', () => {
    expect(waiting(599_999, zh)).toBe(`599${thin}秒`);
    expect(waiting(600_000, zh)).toBe(`10${thin}分 00${thin}秒`);
    expect(waiting(3 * hour + 51 * minute + 28_000, zh)).toBe(`3${thin}时 51${thin}分`);
  });
});

describe('the server clock', () => {
  it('trusts the quickest answer', () => {
    let monotonic = 1_000;
    const clock = new ServerClock(() => monotonic, () => 0);
    clock.measured(new Date(50_000).toISOString(), 0, 1_000); // half way: 500 → 50 000
    monotonic = 1_100;
    clock.measured(new Date(50_700).toISOString(), 1_080, 1_100); // 1 090 → 50 700
    expect(clock.now()).toBe(50_710);
    expect(clock.uncertaintyMs).toBe(10);
    clock.measured(new Date(90_000).toISOString(), 1_100, 3_100); // slow: not believed
    expect(clock.now()).toBe(50_710);
  });

  it('is pushed forward by a frame from its future, never back by an old one', () => {
    const clock = new ServerClock(() => 0, () => 10_000);
    clock.heard(new Date(12_000).toISOString());
    expect(clock.now()).toBe(12_000);
    clock.heard(new Date(5_000).toISOString());
    expect(clock.now()).toBe(12_000);
  });
});

describe('clock times', () => {
  const at = Date.UTC(2026, 10, 20, 6, 26, 38);
  it('are shown in the district\u2019s zone', () => {
    const format = new ZonedFormat('Asia/Shanghai', 'zh-CN');
    expect(format.time(at)).toBe('14:26:38');
    expect(format.shortTime(at)).toBe('14:26');
    expect(format.date(at)).toBe('11月20日 周五');
    expect(format.moment(at - 30 * day, at)).toBe('10-21 14:26');
    expect(format.moment(at, at)).toBe('14:26:38');
  });
  it('in English', () => {
    expect(new ZonedFormat('Asia/Shanghai', 'en').date(at)).toBe('Fri 20 Nov');
  });
});
