import { beforeEach, describe, expect, it } from '@jest/globals';
import { newNetworkKey, type RoutableTown, type RoutingEnvironment } from './routing-environment.js';

/** What every journey router promises. */
export function describeJourneyRouter(name: string, make: () => Promise<RoutingEnvironment>): void {
  describe(`${name} as a journey router`, () => {
    let environment: RoutingEnvironment;
    let town: RoutableTown;
    let key: string;

    beforeEach(async () => {
      [environment, key] = [await make(), newNetworkKey()];
      town = await environment.draw('BUS 1  A 08:05  B 08:15\nBUS 1  A 08:35  B 08:45');
      await environment.networks.load({ key, snapshot: town.snapshot, at: town.at });
    }, 60_000);

    it('finds the journeys of a time', async () => {
      const { itineraries, noItinerary } = await environment.journeys.route(key, town.request());
      expect(itineraries).toMatchObject([
        { departure: town.at + 300, arrival: town.at + 900, transfers: 0 },
        { departure: town.at + 2100, arrival: town.at + 2700, transfers: 0 },
      ]);
      expect(noItinerary).toBeUndefined();
    });

    it('gives everybody who asks at once the same answer', async () => {
      const ask = () => environment.journeys.route(key, town.request());
      const [first, ...others] = await Promise.all(Array.from({ length: 20 }, ask));
      expect(first?.itineraries).toHaveLength(2);
      for (const other of others) expect(other).toEqual(first);
    });

    it('answers with a reason where there is no way', async () => {
      const { from, to, ...rest } = town.request();
      const { itineraries, noItinerary } = await environment.journeys.route(key, { ...rest, from: to, to: from });
      expect(itineraries).toEqual([]);
      expect(noItinerary?.reason).toEqual(expect.any(String));
    });

    it('drops a request whose asker went away, and answers the next', async () => {
      const asker = new AbortController();
      const dropped = environment.journeys.route(key, town.request(), asker.signal);
      asker.abort(new Error('gone'));
      await expect(dropped).rejects.toThrow('gone');
      await expect(environment.journeys.route(key, town.request(), asker.signal)).rejects.toThrow('gone');
      expect((await environment.journeys.route(key, town.request())).itineraries).toHaveLength(2);
    });

    it('knows the networks that were loaded', async () => {
      const unknown = environment.journeys.route(newNetworkKey(), town.request());
      await expect(unknown).rejects.toMatchObject({ code: 'NETWORK_NOT_LOADED' });
    });
  });
}
