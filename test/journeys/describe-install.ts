import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { geoJsonAnswer } from '@maillage/contracts';
import { bourg, bourgStreets, CANARY, publishBytes, publishFeed, STOPS } from './bourg.js';
import type { Install } from './installs.js';
import { describeMotisClient } from './describe-motis-client.js';
import { describeLive } from './describe-live.js';
import { describePrivacy } from './describe-privacy.js';
import { until, untilSteady } from './processes.js';

/** What a person finds of an answer: its network and the lines that it rides. */
interface PlanView {
  readonly itineraries: {
    readonly legs: {
      readonly mode: string;
      readonly routeShortName?: string;
      readonly startTime: string;
      readonly distance?: number;
      readonly steps?: readonly { readonly streetName: string }[];
    }[];
  }[];
  readonly network: { readonly generation: number };
}

interface Versions {
  readonly versions: {
    readonly version: number;
    readonly state: string;
    readonly notices: { readonly code: string }[];
  }[];
}

export interface Surroundings {
  readonly install: Install;
  /** The archive that operators replace. */
  readonly feed: string;
  /** The extract of OpenStreetMap, in the same way. */
  readonly extract: string;
  /** Where everything that is kept lies on disk. */
  readonly folders: readonly string[];
  /** Everything that databases, caches and topics hold, as text. */
  dump(): Promise<string>;
  stop(): Promise<void>;
}

/** The journey of a feed and of a traveller through an install, the same for one process and for many. */
export function describeInstall(name: string, start: () => Promise<Surroundings>): void {
  describe(name, () => {
    let around: Surroundings;
    beforeAll(async () => {
      around = await start();
    }, 180_000);
    afterAll(() => around.stop(), 60_000);

    const get = (path: string, init?: RequestInit): Promise<Response> => fetch(`${around.install.url}${path}`, init);
    const place = ({ latitude, longitude }: { latitude: number; longitude: number }): string =>
      `${String(latitude)},${String(longitude)}`;
    const query = `fromPlace=${place(CANARY)}&toPlace=${place(STOPS.gare)}&searchWindow=3600&numItineraries=1`;
    const plan = async (): Promise<PlanView> => (await (await get(`/api/v6/plan?${query}`)).json()) as PlanView;
    const versions = async (feed = 'bus'): Promise<Versions> =>
      (await (await get(`/v1/feeds/${feed}/versions`)).json()) as Versions;
    const refresh = async (feed = 'bus'): Promise<void> =>
      expect((await get(`/v1/feeds/${feed}/refresh`, { method: 'POST' })).status).toBe(202);
    const newestIs = (version: number, state: string, feed = 'bus'): Promise<void> =>
      until(`version ${String(version)} of ${feed} is ${state}`, async () => {
        const [newest] = (await versions(feed)).versions;
        return newest?.version === version && newest.state === state;
      });
    /** The walk to the first stop: whole decametres, and the streets it takes. */
    const firstWalk = ({ itineraries }: PlanView): string => {
      const walk = itineraries[0]?.legs[0];
      const streets = [...new Set(walk?.steps?.map(({ streetName }) => streetName).filter((name) => name !== ''))];
      return `${walk?.mode ?? ''} ${String(Math.round((walk?.distance ?? 0) / 10))} ${streets.join(', ')}`;
    };
    const DETOUR = 'WALK 76 Rue du Puits, Rue Neuve, Grande Rue';
    const PASSAGE = 'WALK 6 Passage du Puits';
    const linesOf = ({ itineraries }: PlanView): string[] => [
      ...new Set(itineraries.flatMap(({ legs }) => legs.flatMap(({ routeShortName }) => routeShortName ?? []))),
    ];

    it('answers a first journey with every Pareto departure of the hour', async () => {
      const answer = await plan();
      expect(linesOf(answer)).toEqual(['A']);
      expect(answer.itineraries).toHaveLength(6);
      expect(answer.network.generation).toBe(1);
    });

    describeMotisClient(() => around);

    it('draws its answers on a map for who asks for GeoJSON', async () => {
      const response = await get(`/api/v6/plan?${query}`, { headers: { accept: 'application/geo+json' } });
      expect(response.headers.get('content-type')).toBe('application/geo+json');
      expect(response.headers.get('cache-control')).toBe('private, no-store');
      const drawn = geoJsonAnswer.parse(await response.json());
      expect(drawn.features.map(({ properties }) => properties['name'])).toContain('Gare');
    });

    it('refuses with a problem document that a MOTIS client understands too', async () => {
      const response = await get('/api/v6/plan?fromPlace=91,0&toPlace=0,0', { headers: { 'accept-language': 'en' } });
      expect(response.status).toBe(400);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      expect(await response.json()).toMatchObject({
        code: 'INVALID_COORDINATE',
        status: 400,
        error: expect.any(String),
      });
    });

    it('swaps a new version under load: no answer fails, none mixes two versions', async () => {
      const seen = new Map<number, Set<string>>();
      let failures = 0;
      let running = true;
      const load = Array.from({ length: 4 }, async () => {
        while (running) {
          const response = await get(`/api/v6/plan?${query}`);
          if (response.status !== 200) failures++;
          const answer = (await response.json()) as PlanView;
          const { generation } = answer.network;
          const departures = answer.itineraries.map(({ legs }) => legs[0]?.startTime ?? '').join();
          seen.set(generation, (seen.get(generation) ?? new Set()).add(`${linesOf(answer).join()} ${departures}`));
        }
      });
      await publishFeed(around.feed, bourg({ name: 'B', minute: 5 }));
      await refresh();
      await newestIs(2, 'ACTIVE');
      await until('the new line answers', async () => linesOf(await plan()).includes('B'));
      await sleep(500);
      running = false;
      await Promise.all(load);
      expect(failures).toBe(0);
      expect([...seen.keys()].sort()).toEqual([1, 2]);
      for (const answers of seen.values()) expect(answers.size).toBe(1);
    });

    it('refuses what cannot be read and keeps answering', async () => {
      const before = await plan();
      await publishBytes(around.feed, Buffer.from('<!doctype html><p>please log in'));
      await refresh();
      await newestIs(3, 'REJECTED');
      expect((await versions()).versions[0]?.notices.map(({ code }) => code)).toContain('HTML_PAGE');
      expect(await plan()).toEqual(before);
    });

    it('knows content that it has, whatever the wrapping', async () => {
      await publishFeed(around.feed, { ...bourg({ name: 'B', minute: 5 }) });
      await refresh();
      await untilSteady('no version is new', async () => {
        const told = (await versions()).versions.map(({ version, state }) => `${String(version)} ${state}`);
        return told.join() === '3 REJECTED,2 ACTIVE,1 RETIRED';
      });
    });

    it('walks along streets, not across the blocks', async () => {
      expect(await versions('streets')).toMatchObject({ versions: [{ version: 1, state: 'ACTIVE' }] });
      expect(firstWalk(await plan())).toBe(DETOUR);
    });

    it('swaps the streets under load: no answer fails, none walks on streets of another generation', async () => {
      const seen = new Map<number, Set<string>>();
      const before = (await plan()).network.generation;
      let failures = 0;
      let running = true;
      const load = Array.from({ length: 4 }, async () => {
        while (running) {
          const response = await get(`/api/v6/plan?${query}`);
          if (response.status !== 200) failures++;
          const answer = (await response.json()) as PlanView;
          const { generation } = answer.network;
          seen.set(generation, (seen.get(generation) ?? new Set()).add(firstWalk(answer)));
        }
      });
      await publishBytes(around.extract, bourgStreets({ passage: true }));
      await refresh('streets');
      await newestIs(2, 'ACTIVE', 'streets');
      await until('the passage is walked', async () => firstWalk(await plan()) === PASSAGE);
      await sleep(500);
      running = false;
      await Promise.all(load);
      expect(failures).toBe(0);
      expect(seen).toEqual(
        new Map([
          [before, new Set([DETOUR])],
          [before + 1, new Set([PASSAGE])],
        ]),
      );
    });

    it('refuses an extract that is cut short and keeps walking', async () => {
      const before = await plan();
      const sound = bourgStreets({ passage: false });
      await publishBytes(around.extract, sound.subarray(0, sound.length - 20));
      await refresh('streets');
      await newestIs(3, 'REJECTED', 'streets');
      expect((await versions('streets')).versions[0]?.notices.map(({ code }) => code)).toEqual(['EXTRACT_TRUNCATED']);
      expect(await plan()).toEqual(before);
    });

    describeLive(() => around);

    describePrivacy(() => around);
  });
}
