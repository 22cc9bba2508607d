import { changesParameters, readParameters, type ChangesParameters } from '@maillage/contracts';
import { Problem } from '@maillage/kernel';
import type { PlaceSearch, StopBoards } from '@maillage/ports';
import type { Asked } from '../asked.js';
import { lookAt, SharedWatch, type Look, type WatchListener } from './shared-watch.js';

/** Streams that one gateway keeps open. */
const MOST_STREAMS = 1_000;

/** Tells whoever listens when the departures of a stop, a run or a sharing station change. */
export class WatchChanges {
  readonly #watches = new Map<string, Promise<SharedWatch>>();
  #open = 0;

  constructor(
    private readonly boards: StopBoards,
    private readonly places: PlaceSearch,
  ) {}

  /** Calls back with the present state and every later one; resolves with how to end that. @throws Problem */
  async watch(asked: Asked, listener: WatchListener): Promise<() => void> {
    const given = readParameters(changesParameters, asked.query);
    if (this.#open >= MOST_STREAMS) throw tooManyStreams();
    this.#open++;
    try {
      const end = (await this.#sharedWatch(asked, given)).add(listener);
      return once(() => {
        this.#open--;
        end();
      });
    } catch (thrown) {
      this.#open--;
      throw thrown;
    }
  }

  /** Whoever watches the same thing in the same language shares a watch. */
  #sharedWatch(asked: Asked, given: ChangesParameters): Promise<SharedWatch> {
    const language = given.language.length > 0 ? given.language : asked.languages;
    const territory = asked.record.territory.id;
    const name = JSON.stringify([territory, given.stopId, given.tripId, given.stationId, given.n, language]);
    const known = this.#watches.get(name);
    if (known) return known;
    const look = (): Promise<Look> => this.#look(territory, given, language);
    const forget = (): void => void this.#watches.delete(name);
    const watch = look().then((first) => new SharedWatch(first, look, isLasting, forget));
    this.#watches.set(name, watch);
    watch.catch(forget);
    return watch;
  }

  async #look(territory: string, given: ChangesParameters, language: readonly string[]): Promise<Look> {
    const common = { territory, apiVersion: 6, language } as const;
    const { stopId, tripId, stationId, n } = given;
    if (stopId !== undefined)
      return lookAt(
        await this.boards.stopTimes({
          ...common,
          stopId,
          count: n,
          exactRadius: false,
          arriveBy: false,
          direction: 'LATER',
          modes: ['TRANSIT'],
          fetchStops: false,
        }),
      );
    if (tripId !== undefined)
      return lookAt(await this.boards.trip({ ...common, tripId, detailedLegs: false, joinInterlinedLegs: true }));
    return this.#lookAtStation(territory, stationId ?? '');
  }

  async #lookAtStation(territory: string, stationId: string): Promise<Look> {
    const [providerId = ''] = stationId.split('_');
    const request = {
      territory,
      providers: [providerId],
      withProviders: false,
      withStations: true,
      withVehicles: false,
      withZones: false,
    };
    const look = lookAt(await this.places.rentals(request));
    const { stations } = JSON.parse(look.text) as { readonly stations: readonly { readonly id: string }[] };
    const station = stations.find(({ id }) => id === stationId);
    if (!station) throw stationNotFound();
    return { ...look, text: JSON.stringify(station) };
  }
}

/** What will be no better in two seconds. */
const isLasting = (thrown: unknown): boolean => thrown instanceof Problem && thrown.status < 500;

function once(end: () => void): () => void {
  let isEnded = false;
  return () => {
    if (!isEnded) end();
    isEnded = true;
  };
}

const stationNotFound = (): Problem =>
  new Problem(
    404,
    'STATION_NOT_FOUND',
    { fr: 'Station inconnue', en: 'Unknown station' },
    {
      fr: 'Aucun service de ce territoire n’a cette station. Reprenez tel quel l’`id` d’une station de `rentals`.',
      en: 'No provider of this territory has this station. Use the `id` of a station of `rentals` unchanged.',
    },
  );

const tooManyStreams = (): Problem =>
  new Problem(
    503,
    'TOO_MANY_STREAMS',
    { fr: 'Trop de flux ouverts', en: 'Too many open streams' },
    {
      fr: 'Réessayez dans une minute, ou interrogez l’adresse ordinaire.',
      en: 'Try again in a minute, or ask the plain address.',
    },
  );
