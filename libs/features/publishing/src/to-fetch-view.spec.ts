import { describe, expect, it } from '@jest/globals';
import type { StandingFeedFetched } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import { toFetchView } from './to-fetch-view.js';

const NOON = 1_768_906_800 as Instant;
const changed: StandingFeedFetched = {
  territory: 'town',
  feed: 'bus',
  kind: 'gtfs',
  sequence: 1,
  fetchedAt: NOON,
  outcome: 'changed',
  milliseconds: 4_200,
  bytes: 8_000,
  entities: { stops: 40, trips: 200 },
};

describe('the view of the last fetch of what stands', () => {
  it('tells what came', () => {
    const view = toFetchView({ last: changed, succeededAt: NOON, failures: 0, failingSince: undefined });
    expect(view).toEqual({
      at: '2026-01-20T11:00:00Z',
      outcome: 'changed',
      code: null,
      explanation: null,
      lastSuccess: '2026-01-20T11:00:00Z',
      failingSince: null,
      inARow: 0,
      milliseconds: 4_200,
      bytes: 8_000,
      entities: { stops: 40, trips: 200 },
    });
  });

  it('tells why nothing came, in both languages, and since when', () => {
    const last = { ...changed, outcome: 'failed', code: 'FETCH_UNREACHABLE', bytes: 0, entities: {} } as const;
    const failingSince = (NOON - 60) as Instant;
    expect(toFetchView({ last, succeededAt: undefined, failures: 2, failingSince })).toMatchObject({
      outcome: 'failed',
      code: 'FETCH_UNREACHABLE',
      explanation: { fr: expect.stringContaining('joint'), en: expect.stringContaining('reached') },
      lastSuccess: null,
      failingSince: '2026-01-20T10:59:00Z',
      inARow: 2,
    });
  });

  it('has no words of its own for what the version tells', () => {
    const last = { ...changed, code: 'HTML_PAGE' };
    const view = toFetchView({ last, succeededAt: NOON, failures: 0, failingSince: undefined });
    expect(view).toMatchObject({ outcome: 'changed', code: 'HTML_PAGE', explanation: null });
  });
});
