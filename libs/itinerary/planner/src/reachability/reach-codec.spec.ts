import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeAllReached, decodeManyReached, encodeAllReached, encodeManyReached } from './reach-codec.js';

const column = (length: number) =>
  fc
    .array(fc.integer({ min: -1, max: 90_000 }), { minLength: length, maxLength: length })
    .map((c) => Int32Array.from(c));

describe('what is reached as an array', () => {
  it('comes back as it was', () => {
    const all = fc.nat({ max: 9 }).chain((n) => fc.record({ stops: column(n), seconds: column(n), trips: column(n) }));
    fc.assert(fc.property(all, (given) => expect(decodeAllReached(encodeAllReached(given))).toEqual(given)));
    const many = fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 7 }), fc.boolean()).chain(([n, maxTrips, withDistance]) =>
      fc.record({
        streetSeconds: column(n),
        streetMetres: column(withDistance ? n : 0),
        transitSeconds: column(n * maxTrips),
        maxTrips: fc.constant(maxTrips),
      }),
    );
    fc.assert(fc.property(many, (given) => expect(decodeManyReached(encodeManyReached(given))).toEqual(given)));
  });
});
