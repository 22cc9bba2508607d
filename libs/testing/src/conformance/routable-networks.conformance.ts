import { beforeEach, describe, expect, it } from '@jest/globals';
import { newNetworkKey, type RoutableTown, type RoutingEnvironment } from './routing-environment.js';

/** What every holder of networks promises to the routers that answer on them. */
export function describeRoutableNetworks(name: string, make: () => Promise<RoutingEnvironment>): void {
  describe(`${name} as routable networks`, () => {
    let environment: RoutingEnvironment;
    let early: RoutableTown;
    let late: RoutableTown;
    let [one, two] = ['', ''];

    beforeEach(async () => {
      environment = await make();
      [one, two] = [newNetworkKey(), newNetworkKey()];
      early = await environment.draw('BUS 1  A 08:05  B 08:15\nBUS 1  A 08:35  B 08:45');
      late = await environment.draw('BUS 1  A 08:30  B 08:40');
      await load(one, early);
    }, 60_000);

    const load = (key: string, { snapshot, at }: RoutableTown) => environment.networks.load({ key, snapshot, at });
    const minutesTo = async (key: string, changes: object = {}) => {
      const { itineraries } = await environment.journeys.route(key, { ...early.request(), ...changes });
      return itineraries[0] && (itineraries[0].arrival - early.at) / 60;
    };

    it('keep several apart', async () => {
      await load(two, late);
      expect([await minutesTo(one), await minutesTo(two)]).toEqual([15, 40]);
    });

    it('are loaded once, however often that is asked', async () => {
      await Promise.all([load(two, late), load(two, late)]);
      await load(one, early);
      expect([await minutesTo(one), await minutesTo(two)]).toEqual([15, 40]);
    });

    it('are forgotten one by one, and what is not there is no error', async () => {
      await load(two, late);
      await environment.networks.unload(one);
      await environment.networks.unload(one);
      await environment.networks.unload(newNetworkKey());
      await expect(minutesTo(one)).rejects.toMatchObject({ code: 'NETWORK_NOT_LOADED' });
      await expect(environment.reach.oneToAll(one, early.all())).rejects.toMatchObject({
        code: 'NETWORK_NOT_LOADED',
      });
      expect(await minutesTo(two)).toBe(40);
    });

    it('that are none are refused, with nothing kept of them', async () => {
      const broken = environment.networks.load({ key: two, snapshot: new SharedArrayBuffer(64), at: early.at });
      await expect(broken).rejects.toMatchObject({ code: 'NETWORK_UNREADABLE' });
      await expect(minutesTo(two)).rejects.toMatchObject({ code: 'NETWORK_NOT_LOADED' });
      await load(two, late);
      expect([await minutesTo(one), await minutesTo(two)]).toEqual([15, 40]);
    });

    it('run as they are known to run, from one value to the next, each network for itself', async () => {
      await load(two, late);
      const first = early.delayed(7, 1200);
      await environment.networks.applyRealtime(one, first);
      expect([await minutesTo(one), await minutesTo(two)]).toEqual([35, 40]);
      expect(await minutesTo(one, { ignoresRealtime: true })).toBe(15);
      await environment.networks.applyRealtime(one, early.delayed(8, 60, first));
      expect(await minutesTo(one)).toBe(16);
      const { realtimeSequence } = await environment.journeys.route(one, early.request());
      expect(realtimeSequence).toBe(8);
    });

    it('that are not there may be told of the moment', async () => {
      await environment.networks.applyRealtime(newNetworkKey(), early.delayed(7, 1200));
      await environment.networks.applyAvailability(newNetworkKey(), NOTHING_KNOWN);
      expect(await minutesTo(one)).toBe(15);
    });
  });
}

const NOTHING_KNOWN = { sequence: 1, sources: [], facilities: new Map(), vehicles: [], systems: new Map() };
