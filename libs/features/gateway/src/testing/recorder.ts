import type { Territory } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import {
  JourneyPlanner,
  LiveFeeds,
  LiveHealthStore,
  PlaceSearch,
  PlannerHealth,
  ResponseCache,
  StopBoards,
  TerritoryStore,
  TravelTimes,
  type Answer,
  type FeedHealth,
  type TerritoryReadiness,
  type TerritoryRecord,
} from '@maillage/ports';
import { recordedAnswers, type Question } from './recorded-answers.js';

interface Asking {
  readonly question: Question;
  readonly request: object;
  readonly signal: AbortSignal | undefined;
}

/** Plays the planner's side: notes every request and answers with recorded answers, or as a test wants. */
export class Recorder {
  readonly asked: Asking[] = [];
  readiness: TerritoryReadiness[] = [];
  feeds: FeedHealth[] = [];
  generation = 0;
  reply: (asking: Asking) => unknown = () => undefined;

  constructor() {
    this.reset();
  }

  reset(): void {
    this.asked.length = 0;
    this.readiness = [{ territory: 'ville', generation: 7 }];
    this.feeds = [];
    this.generation = 7;
    this.reply = ({ question }) => recordedAnswers[question];
  }

  async answer(question: Question, request: object, signal: AbortSignal | undefined): Promise<Answer> {
    const asking = { question, request, signal };
    this.asked.push(asking);
    const body = new TextEncoder().encode(JSON.stringify(await this.reply(asking)));
    return { body, generation: this.generation };
  }

  get last(): Asking {
    const last = this.asked.at(-1);
    if (!last) throw new Error('nothing was asked');
    return last;
  }
}

type Ask = (request: object, signal?: AbortSignal) => Promise<Answer>;
const asks =
  (recorder: Recorder, question: Question): Ask =>
  (request, signal) =>
    recorder.answer(question, request, signal);

export class RecordedPlanner extends JourneyPlanner {
  readonly plan: Ask;
  readonly refresh: Ask;
  constructor(recorder: Recorder) {
    super();
    this.plan = asks(recorder, 'plan');
    this.refresh = asks(recorder, 'refreshItinerary');
  }
}

export class RecordedTravelTimes extends TravelTimes {
  readonly oneToMany: Ask;
  readonly oneToManyIntermodal: Ask;
  readonly oneToAll: Ask;
  constructor(recorder: Recorder) {
    super();
    this.oneToMany = asks(recorder, 'oneToMany');
    this.oneToManyIntermodal = asks(recorder, 'oneToManyIntermodal');
    this.oneToAll = asks(recorder, 'oneToAll');
  }
}

export class RecordedBoards extends StopBoards {
  readonly stopTimes: Ask;
  readonly trip: Ask;
  readonly stop: Ask;
  readonly mapTrips: Ask;
  constructor(recorder: Recorder) {
    super();
    this.stopTimes = asks(recorder, 'stopTimes');
    this.trip = asks(recorder, 'trip');
    this.stop = asks(recorder, 'stop');
    this.mapTrips = asks(recorder, 'mapTrips');
  }
}

export class RecordedPlaces extends PlaceSearch {
  readonly geocode: Ask;
  readonly reverseGeocode: Ask;
  readonly mapStops: Ask;
  readonly rentals: Ask;
  readonly mapInitial: Ask;
  constructor(recorder: Recorder) {
    super();
    this.geocode = asks(recorder, 'geocode');
    this.reverseGeocode = asks(recorder, 'reverseGeocode');
    this.mapStops = asks(recorder, 'mapStops');
    this.rentals = asks(recorder, 'rentals');
    this.mapInitial = asks(recorder, 'mapInitial');
  }
}

export class RecordedLiveFeeds extends LiveFeeds {
  readonly realtime: Ask;
  readonly sharing: Ask;
  constructor(recorder: Recorder) {
    super();
    this.realtime = asks(recorder, 'realtimeFeed');
    this.sharing = asks(recorder, 'sharingDocument');
  }
}

export class RecordedHealth extends PlannerHealth {
  constructor(private readonly recorder: Recorder) {
    super();
  }
  readiness(): Promise<readonly TerritoryReadiness[]> {
    return Promise.resolve(this.recorder.readiness);
  }
}

/** What was told of the feeds; nobody records here. */
export class RecordedFeedHealth extends LiveHealthStore {
  constructor(private readonly recorder: Recorder) {
    super();
  }
  openEpoch(): Promise<number> {
    return Promise.resolve(1);
  }
  async recordFetch(): Promise<void> {
    // told elsewhere
  }
  async recordMatches(): Promise<void> {
    // told elsewhere
  }
  list(): Promise<readonly FeedHealth[]> {
    return Promise.resolve(this.recorder.feeds);
  }
  recent(): Promise<readonly []> {
    return Promise.resolve([]);
  }
}

/** A cache whose time passes when a test says so. */
export class RecordedCache extends ResponseCache {
  readonly kept = new Map<string, { readonly body: Uint8Array; readonly until: number }>();
  private now = 0;

  get(key: string): Promise<Uint8Array | undefined> {
    const entry = this.kept.get(key);
    return Promise.resolve(entry && entry.until > this.now ? entry.body : undefined);
  }

  put(key: string, body: Uint8Array, seconds: number): Promise<void> {
    const worthIt = seconds > 0 && body.byteLength < 1_000_000;
    if (worthIt) this.kept.set(key, { body: body.slice(), until: this.now + seconds });
    else this.kept.delete(key);
    return Promise.resolve();
  }

  pass(seconds: number): void {
    this.now += seconds;
  }
}

export class RecordedTerritories extends TerritoryStore {
  readonly records: TerritoryRecord[] = [];

  put(territory: Territory): Promise<void> {
    this.records.push({ territory, startedAt: 0 as Instant });
    return Promise.resolve();
  }

  list(): Promise<readonly TerritoryRecord[]> {
    return Promise.resolve(this.records);
  }
}
