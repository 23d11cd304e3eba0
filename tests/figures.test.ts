/** Figures, numbers in words and dates as values: what is read out of a text, whatever its language. */
import { describe, expect, it } from 'vitest';
import { datesIn } from '../src/concord/features/dates-in-text.js';
import { figuresIn, numberWordsIn } from '../src/concord/features/figures.js';
import { fold, readerOf } from '../src/concord/features/language-reader.js';
import { house } from './support/compiling.js';

function reader(tag: string) {
  const language = house.language(tag);
  if (language === undefined) throw new Error(`No language ${tag}`);
  return readerOf(language);
}

describe('figures', () => {
  it.each([
    ['en', '1,000 and 1.5', [['1000'], ['1.5']]],
    ['en', '0.125', [['0.125']]],
    ['fr', '0.125', [['0.125']]],
    ['fr', '1 000,5', [['1000.5']]],
    ['es', '1.000 y 1,5', [['1000'], ['1.5']]],
    ['es', '3 mil millones', [['3000000000']]],
    ['ar', '1,000', [['1', '1000']]],
    ['zh', '10万', [['100000']]],
    ['en', '1.2.3', [['numbered']]],
    ['en', '1,234,567.89', [['1234567.89']]],
  ])('in %s: %s', (tag, text, values) => {
    expect(figuresIn(fold(text), reader(tag)).map((figure) => figure.values)).toEqual(values);
  });
});

describe('numbers in words', () => {
  it.each([
    ['en', 'twenty-five', '25'],
    ['en', 'two hundred thousand', '200000'],
    ['fr', 'deux cents', '200'],
    ['zh', '二十五', '25'],
    ['zh', '十二', '12'],
    ['zh', '三百', '300'],
  ])('in %s: %s', (tag, text, value) => {
    expect([...numberWordsIn(fold(text), reader(tag))]).toContain(value);
  });
});

describe('dates', () => {
  it.each([
    ['en', 'On 30 April – 1 May 2018', ['2018-04-30', '2018-05-01']],
    ['en', 'On 30 April they agreed to meet again on 1 May 2018', ['--04-30', '2018-05-01']],
    ['en', 'On 30 April. 1 May 2018', ['--04-30', '2018-05-01']],
    ['zh', '2018年4月30日至5月1日', ['2018-04-30', '2018-05-01']],
    ['en', 'In May 2027', ['2027-05']],
    ['en', 'It may be 2027', []],
    ['fr', 'Le 1er mai 2018', ['2018-05-01']],
    ['en', '2018-05-01', ['2018-05-01']],
  ])('in %s: %s', (tag, text, dates) => {
    expect(datesIn(fold(text), reader(tag)).dates).toEqual(dates);
  });

  it.each([
    ['en', 'At 12.30 a.m. and 3.30 p.m.', ['00:30', '15:30']],
    ['en', 'At noon and at 12.15 p.m., this afternoon', ['12:00', '12:15']],
    ['fr', 'À 9 heures et à 15 h 30', ['09:00', '15:30']],
    ['fr', 'Levée à 0 heure, à 1 heure ou à 21 heures', ['00:00', '01:00', '21:00']],
  ])('hours in %s: %s', (tag, text, times) => {
    expect(datesIn(fold(text), reader(tag)).times).toEqual(times);
  });
});
