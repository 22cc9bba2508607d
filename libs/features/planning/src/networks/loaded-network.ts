import type { PlanningSettings } from '@maillage/contracts';
import { NO_AVAILABILITY, type ApiVersion, type NetworkFacilities, type RealtimeMode } from '@maillage/itinerary-model';
import {
  AvailabilityResolver,
  Geocoder,
  listPlaces,
  NetworkDirectory,
  NetworkEmissions,
  type RouteResult,
  type StopPlace,
} from '@maillage/itinerary-planner';
import type { Instant } from '@maillage/kernel';
import type { StandingSystem } from '@maillage/sharing-gbfs';
import type { AlertIndex } from '@maillage/transit-gtfs-rt';
import type { VehiclePosition } from '@maillage/transit-model';
import type { Timetable } from '@maillage/transit-timetable';
import type { LoadedStreets } from './loaded-streets.js';
import { ReceivedSequences } from './received-sequences.js';
import { RunSources } from '../live/run-sources.js';
import { AlertTexts } from '../motis/alert-texts.js';
import { Moment, type FeedNames, type LiveFeedStatus } from '../motis/moment.js';
import { NetworkTexts } from '../motis/network-texts.js';

interface NetworkParts extends Pick<LoadedNetwork, 'territory' | 'generation' | 'facilities' | 'streets' | 'settings'> {
  readonly timetable: Timetable;
  /** What sharing systems say of themselves, by feed. */
  readonly sharing?: (() => ReadonlyMap<string, StandingSystem>) | undefined;
  /** By feed; none is declared when undefined. */
  readonly names?: ReadonlyMap<string, FeedNames> | undefined;
}

/** What of a request says how an answer is made. */
interface MomentRequest {
  readonly realtimeMode?: RealtimeMode | undefined;
  readonly language?: readonly string[];
}

/** Of what the router found: the values that it planned with, by the numbers of this process. */
type PlannedWith = Pick<RouteResult, 'realtimeSequence' | 'live'>;

/** A generation of a territory's network, ready to answer. */
export class LoadedNetwork {
  readonly directory: NetworkDirectory;
  readonly stopPlaces: readonly StopPlace[];
  readonly geocoder: Geocoder<StopPlace>;
  readonly #texts = new Map<ApiVersion, NetworkTexts>();

  readonly territory: string;
  readonly generation: number;
  readonly facilities: NetworkFacilities;
  readonly streets: LoadedStreets | undefined;
  /** How the territory wants itineraries computed. */
  readonly settings: PlanningSettings;
  readonly emissions: NetworkEmissions;
  readonly resolver: AvailabilityResolver;
  readonly #names: ReadonlyMap<string, FeedNames>;
  readonly #readSharing: NonNullable<NetworkParts['sharing']>;
  #sharing: ReadonlyMap<string, StandingSystem> | undefined;
  /** Which live feeds can be believed just now; replaced whole. */
  liveFeeds: readonly LiveFeedStatus[] = [];
  /** Which of them says what of runs; replaced whole. */
  runSources = new RunSources();
  /** What disturbs it just now, an index for each live feed that tells something; replaced whole. */
  alerts: readonly AlertIndex[] = [];
  /** Where vehicles are just now, by `runKey`; replaced whole. */
  vehicles: ReadonlyMap<number, VehiclePosition> = new Map();
  /** What is known of its facilities just now; replaced whole. */
  availability = NO_AVAILABILITY;
  /** Which messages are in the values of realtime and of availability. */
  readonly realtimeReceived = new ReceivedSequences();
  readonly availabilityReceived = new ReceivedSequences();

  constructor(parts: NetworkParts) {
    this.territory = parts.territory;
    this.generation = parts.generation;
    this.facilities = parts.facilities;
    this.streets = parts.streets;
    this.settings = parts.settings;
    this.#names = parts.names ?? new Map();
    this.#readSharing = parts.sharing ?? (() => new Map());
    this.resolver = new AvailabilityResolver(parts.facilities);
    this.directory = new NetworkDirectory(parts.timetable);
    this.emissions = new NetworkEmissions(this.directory, parts.facilities, parts.settings.co2);
    this.stopPlaces = listPlaces(this.directory);
    this.geocoder = new Geocoder(this.stopPlaces);
  }

  /** What sharing systems say of themselves, by feed. */
  get sharing(): ReadonlyMap<string, StandingSystem> {
    return (this.#sharing ??= this.#readSharing());
  }

  /** Its name among the router's networks. */
  get key(): string {
    return `${this.territory}/${String(this.generation)}`;
  }

  /**
   * What an answer is made with: the value of realtime that was planned with, the newest where what was planned is only
   * annotated, the timetable as planned where no realtime is wanted.
   */
  moment({ realtimeMode, language = [] }: MomentRequest, now: Instant, planned?: PlannedWith): Moment {
    const { directory } = this;
    const isOff = realtimeMode === 'OFF';
    const pinned = realtimeMode === 'REALTIME_ANNOTATION_ONLY' ? undefined : planned?.realtimeSequence;
    const realtime = isOff
      ? directory.realtimeAt(0)
      : pinned === undefined
        ? directory.realtime
        : directory.realtimeAt(pinned);
    const alerts = new AlertTexts(isOff ? [] : this.alerts, now, language);
    const received = {
      realtimeSequence: isOff ? 0 : this.realtimeReceived.of(realtime.sequence),
      ...(planned && { availabilitySequence: this.availabilityReceived.of(planned.live.sequence) }),
    };
    const origins = {
      feeds: isOff ? [] : this.liveFeeds,
      runs: this.runSources,
      names: this.#names,
      hasStreets: this.streets !== undefined,
    };
    return new Moment(realtime, origins, now, alerts, received);
  }

  texts(version: ApiVersion): NetworkTexts {
    const texts =
      this.#texts.get(version) ?? new NetworkTexts(this.directory, version, this.facilities, this.streets?.graph.names);
    this.#texts.set(version, texts);
    return texts;
  }
}
