import { expect, it } from '@jest/globals';
import type { Instant } from '@maillage/kernel';
import { isoInstant } from './iso-instant.js';
import { JsonBytes, utf8 } from './json-bytes.js';
import { PolylineEncoder } from './polyline.js';

const textOf = (write: (json: JsonBytes) => void): string => new TextDecoder().decode(JsonBytes.of(write));

it('puts texts, bytes and instants one after the other', () => {
  const at = Date.parse('2026-12-31T23:59:58Z') / 1000;
  const text = textOf((json) => {
    json
      .ascii('{"a":"')
      .instant(at as Instant)
      .ascii('","b":')
      .text('"gâteau – 雪"')
      .bytes(utf8(',"c":'));
    json.array([1, 2, 3], (number) => json.ascii(String(number))).ascii('}');
  });
  expect(text).toBe('{"a":"2026-12-31T23:59:58Z","b":"gâteau – 雪","c":[1,2,3]}');
});

it('writes every second of a day, and the days around it, as isoInstant does', () => {
  const start = Date.parse('2024-02-28T12:00:00Z') / 1000;
  for (let instant = start; instant < start + 200_000; instant += 37)
    expect(textOf((json) => json.instant(instant as Instant))).toBe(isoInstant(instant as Instant));
});

it('writes an instant again after another day was told', () => {
  const [here, elsewhere] = [1_768_892_400 as Instant, 1_768_992_400 as Instant];
  const text = textOf((json) => {
    json.instant(here);
    isoInstant(elsewhere);
    json.instant(here);
  });
  expect(text).toBe('2026-01-20T07:00:00Z2026-01-20T07:00:00Z');
});

it('writes base64url as Node does, whatever the length, and numbers as JSON does', () => {
  for (const text of ['', 'a', 'ab', 'abc', 'gâteau – 雪', '\u{10ffff}?>~'.repeat(50)]) {
    const expected = `|${Buffer.from(text, 'utf8').toString('base64url')}|`;
    expect(textOf((json) => json.ascii('|').base64url(text).ascii('|'))).toBe(expected);
  }
  expect(textOf((json) => json.number(-1.5).ascii(',').number(12_345_678))).toBe('-1.5,12345678');
});

it('grows beyond any size that it had, and what was written before stays', () => {
  const long = 'é'.repeat(700_000);
  const text = textOf((json) => {
    json.text(long).ascii('|');
    const end = json.length;
    json.again(0, end).back(1);
  });
  expect(text).toBe(`${long}|${long}`);
  expect(textOf((json) => json.ascii('next'))).toBe('next');
});

it('writes the numbers of a polyline so that JSON reads what the encoder wrote', () => {
  const encoder = new PolylineEncoder(0);
  for (let value = -5000; value <= 5000; value += 7) {
    const text = textOf((json) => {
      json.ascii('"').polylineNumber(value);
      json.polylineNumber(-value);
      json.ascii('"');
    });
    const ours = JSON.parse(text) as string;
    expect(ours).toBe(encoder.start({ latitude: value, longitude: -value }));
  }
});

it('can be used again after a writer threw', () => {
  const broken = () => JsonBytes.of((json) => json.array([1], () => neverWritten()));
  expect(broken).toThrow(RangeError);
  expect(textOf((json) => json.ascii('[]'))).toBe('[]');
});

const neverWritten = (): void => {
  throw new RangeError('no');
};
