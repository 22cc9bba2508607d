import { beforeEach, describe, expect, it } from '@jest/globals';
import { territorySchema } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import { EventPublisher } from '@maillage/ports';
import { FixedClock } from '@maillage/testing';
import { RequestRefresh } from './request-refresh.use-case.js';

const told: unknown[] = [];

class Told extends EventPublisher {
  override publish(_topic: unknown, event: unknown): Promise<void> {
    told.push(event);
    return Promise.resolve();
  }
}

const feeds = [{ id: 'bus', kind: 'gtfs', url: './bus.zip' }];
const town = {
  territory: territorySchema.parse({ id: 'town', name: 'Town', timezone: 'Europe/Paris', feeds }),
  startedAt: 0 as Instant,
};

describe('a request to fetch a feed again', () => {
  const requests = new RequestRefresh(new Told(), new FixedClock(1_768_888_800 as Instant));
  beforeEach(() => {
    told.length = 0;
  });

  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('is taken from the machine itself (%s)', async (address) => {
    const accepted = await requests.execute(town, 'bus', { address, headers: ['host', 'user-agent'] });
    expect(accepted.versions).toBe('/t/town/v1/feeds/bus/versions');
    expect(told).toEqual([{ territory: 'town', feed: 'bus', requestedAt: 1_768_888_800 }]);
  });

  it.each([
    ['another machine', '192.0.2.7', []],
    ['a proxy that says for whom', '127.0.0.1', ['x-forwarded-for']],
    ['a proxy that says so in the standard way', '127.0.0.1', ['forwarded']],
    ['a page in a browser', '127.0.0.1', ['origin']],
  ])('is refused from %s', async (_who, address, headers) => {
    const refused = requests.execute(town, 'bus', { address, headers });
    await expect(refused).rejects.toMatchObject({ status: 403, code: 'LOOPBACK_ONLY' });
    expect(told).toEqual([]);
  });
});
