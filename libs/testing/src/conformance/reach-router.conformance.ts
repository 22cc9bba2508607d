import { beforeEach, describe, expect, it } from '@jest/globals';
import { newNetworkKey, type RoutableTown, type RoutingEnvironment } from './routing-environment.js';

const NOT_REACHED = -1;

/** What every reach router promises. */
export function describeReachRouter(name: string, make: () => Promise<RoutingEnvironment>): void {
  describe(`${name} as a reach router`, () => {
    let environment: RoutingEnvironment;
    let town: RoutableTown;
    let key: string;

    beforeEach(async () => {
      [environment, key] = [await make(), newNetworkKey()];
      town = await environment.draw('BUS 1  A 08:05  B 08:15');
      await environment.networks.load({ key, snapshot: town.snapshot, at: town.at });
    }, 60_000);

    const reached = async (question = town.all()) => {
      const { stops, seconds, trips } = await environment.reach.oneToAll(key, question);
      return [...stops].map((stop, row) => ({ stop, seconds: seconds[row], trips: trips[row] }));
    };

    it('finds every stop that is reached, the soonest first', async () => {
      const { from, to } = town.request();
      expect(await reached()).toEqual([
        { stop: from.stop, seconds: 0, trips: 0 },
        { stop: to.stop, seconds: 900, trips: 1 },
      ]);
    });

    it('looks no further than it is asked to', async () => {
      const { transit, ...rest } = town.all();
      expect(await reached({ ...rest, transit: { ...transit, maxSeconds: 899 } })).toHaveLength(1);
    });

    it('measures along streets and by transit, a row for each place', async () => {
      const reach = await environment.reach.oneToMany(key, town.many());
      const { streetSeconds, streetMetres, transitSeconds, maxTrips } = reach;
      expect([[...streetSeconds], [...streetMetres]]).toEqual([
        [NOT_REACHED, 0],
        [NOT_REACHED, 0],
      ]);
      expect(transitSeconds).toHaveLength(2 * maxTrips);
      expect([transitSeconds[0], transitSeconds[maxTrips]]).toEqual([900, NOT_REACHED]);
    });

    it('drops a question whose asker went away, and answers the next', async () => {
      const asker = new AbortController();
      const dropped = environment.reach.oneToAll(key, town.all(), asker.signal);
      asker.abort(new Error('gone'));
      await expect(dropped).rejects.toThrow('gone');
      await expect(environment.reach.oneToMany(key, town.many(), asker.signal)).rejects.toThrow('gone');
      expect(await reached()).toHaveLength(2);
    });

    it('knows the networks that were loaded', async () => {
      const unknown = { code: 'NETWORK_NOT_LOADED' };
      await expect(environment.reach.oneToAll(newNetworkKey(), town.all())).rejects.toMatchObject(unknown);
      await expect(environment.reach.oneToMany(newNetworkKey(), town.many())).rejects.toMatchObject(unknown);
    });

    it('measures on runs as they are known to run', async () => {
      await environment.networks.applyRealtime(key, town.delayed(7, 60));
      expect((await reached()).at(-1)?.seconds).toBe(960);
    });
  });
}
