import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NoticeLog } from '../notice-log.js';
import { JsonItem } from './json-item.js';

/** What a reader makes of one member, with what it tells. */
function take<Value>(members: unknown, read: (item: JsonItem) => Value): { value: Value | undefined; told: string[] } {
  const log = new NoticeLog();
  const item = JsonItem.of(members, { log, file: 'a.json', path: 'stations[3]' });
  const value = item && read(item);
  const told = log.groups().flatMap(({ samples }) => samples.map(({ code, field = '' }) => `${code} ${field}`));
  return { value, told };
}

describe('JsonItem', () => {
  it.each<[string, unknown, (item: JsonItem) => unknown, unknown, string | undefined]>([
    ['an id', '0042 ', (item) => item.id('x'), '0042 ', undefined],
    ['an id that is a number', 213688169, (item) => item.id('x'), '213688169', 'LENIENT_VALUE'],
    ['an id that lost its digits', 2 ** 60, (item) => item.id('x'), undefined, 'INVALID_VALUE'],
    ['an empty id', '', (item) => item.id('x'), undefined, 'MISSING_VALUE'],
    ['no id', null, (item) => item.id('x'), undefined, 'MISSING_VALUE'],
    ['a text', '  Gare ', (item) => item.text('x'), 'Gare', undefined],
    ['a text that is an object', {}, (item) => item.text('x'), undefined, 'INVALID_VALUE'],
    ['a count', 3, (item) => item.count('x'), 3, undefined],
    ['a count in a text', '3', (item) => item.count('x'), 3, 'LENIENT_VALUE'],
    ['a word for a count', 'FULL', (item) => item.count('x'), undefined, 'INVALID_VALUE'],
    ['a negative count', -1, (item) => item.count('x'), undefined, 'INVALID_VALUE'],
    ['half a thing', 0.5, (item) => item.count('x'), undefined, 'INVALID_VALUE'],
    ['null', null, (item) => item.count('x'), undefined, undefined],
    ['true', true, (item) => item.boolean('x'), true, undefined],
    ['1', 1, (item) => item.boolean('x'), true, 'LENIENT_VALUE'],
    ['"False"', 'False', (item) => item.boolean('x'), false, 'LENIENT_VALUE'],
    ['a list for a truth', [true], (item) => item.boolean('x'), undefined, 'INVALID_VALUE'],
    ['POSIX seconds', 1740734700, (item) => item.instant('x'), 1740734700, undefined],
    ['milliseconds', 1740734700123, (item) => item.instant('x'), 1740734700, 'LENIENT_VALUE'],
    ['RFC 3339', '2023-07-17T13:34:13+02:00', (item) => item.instant('x'), 1689593653, undefined],
    ['a fraction of a second', '2023-07-17T11:34:13.123456Z', (item) => item.instant('x'), 1689593653, undefined],
    ['a date without a zone', '2023-07-17T13:34:13', (item) => item.instant('x'), undefined, 'INVALID_VALUE'],
    ['a word of a list', 'car', (item) => item.word('x', ['bicycle', 'car']), 'car', undefined],
    ['a word in another case', 'Bicycle', (item) => item.word('x', ['bicycle', 'car']), 'bicycle', 'LENIENT_VALUE'],
    ['another word', 'tank', (item) => item.word('x', ['bicycle', 'car']), undefined, 'INVALID_VALUE'],
    ['an object for a list', {}, (item) => item.list('x'), [], 'INVALID_VALUE'],
  ])('reads %s', (_, x, read, value, code) => {
    expect(take({ x }, read)).toEqual({ value, told: code === undefined ? [] : [`${code} stations[3].x`] });
  });

  it.each([
    [
      { lat: 48.5, lon: 7.7 },
      { latitude: 48.5, longitude: 7.7 },
    ],
    [
      { lat: '48.5', lon: '7.7' },
      { latitude: 48.5, longitude: 7.7 },
    ],
    [{ lat: 0, lon: 0 }, undefined],
    [{ lat: 91, lon: 7.7 }, undefined],
    [{ lat: 48.5 }, undefined],
    [{}, undefined],
  ])('finds %j at %j', (members, expected) => {
    expect(take(members, (item) => item.coordinate('lat', 'lon')).value).toEqual(expected);
  });

  it('names the item in French and English', () => {
    const log = new NoticeLog();
    const item = JsonItem.of({ id: 'P7', n: 'x' }, { log, file: 'a.json', path: 'lots[0]' });
    item?.id('id');
    item?.count('n');
    const sample = log.groups()[0]?.samples[0];
    expect(sample).toMatchObject({ file: 'a.json', field: 'lots[0].n', value: 'x' });
    expect(sample?.message.fr).toContain('« P7 »');
    expect(sample?.message.en).toContain('“P7”');
  });

  it('knows only members of its own', () => {
    const hostile = JSON.parse('{"__proto__": {"capacity": 5}}') as unknown;
    expect(take(hostile, (item) => [item.count('capacity'), item.raw('toString')]).value).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('never throws, whatever is inside', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(fc.oneof(value, fc.dictionary(fc.constantFrom('a', 'b'), value)), (members) => {
        take(members, (item) => {
          item.id('a', 'b');
          for (const name of ['a', 'b']) {
            item.text(name);
            item.count(name);
            item.boolean(name);
            item.instant(name);
            item.word(name, ['x']);
            item.references(name);
            item.items(name).forEach((inner) => inner.id('a'));
            item.item(name)?.number('a');
          }
          item.coordinate('a', 'b');
        });
      }),
      { numRuns: 1_000 },
    );
  });
});
