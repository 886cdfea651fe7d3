import { describe, expect, it } from 'vitest';
import { en } from './en';
import { zhCN } from './zh-CN';

const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

describe('the catalogues', () => {
  it('hold the same keys', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zhCN).sort());
  });

  it.each(Object.keys(zhCN) as (keyof typeof zhCN)[])('%s says something in both, with the same blanks', (key) => {
    expect(zhCN[key].trim()).not.toBe('');
    expect(en[key].trim()).not.toBe('');
    expect(placeholders(en[key])).toEqual(placeholders(zhCN[key]));
  });

  it('has no Chinese left in the English one, but for the name of the other language', () => {
    const left = Object.entries(en).filter(([key, text]) => key !== 'language.other' && /[\u4e00-\u9fff]/.test(text));
    expect(left).toEqual([]);
  });

  it('keeps the words of the house: no exclamation marks, no 您好, no 请注意', () => {
    const loud = Object.entries({ ...zhCN }).filter(([, text]) => /[!！]|您好|请注意/.test(text));
    expect(loud).toEqual([]);
  });
});
