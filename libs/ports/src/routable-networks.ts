import type { Availability } from '@maillage/itinerary-model';
import type { Pauses } from '@maillage/itinerary-planner';
import type { Instant } from '@maillage/kernel';
import type { RealtimeTimetable } from '@maillage/transit-timetable';

export interface RoutableNetwork {
  /** Names the network in later calls: one key, one network, for ever. */
  readonly key: string;
  /** The serialised network, read by all threads where it lies. */
  readonly snapshot: SharedArrayBuffer;
  /** Its streets, in the same way; undefined when none are known. */
  readonly streets?: SharedArrayBuffer | undefined;
  /** How long changing between ways of moving takes; the usual when undefined. */
  readonly pauses?: Pauses | undefined;
  /** Requests will mostly ask about the day of this instant. */
  readonly at: Instant;
}

/** The networks that `JourneyRouter` and `ReachRouter` answer on, and what is known of the moment on them. */
export abstract class RoutableNetworks {
  /** Resolves when every thread is warm for the network. @throws Failure `NETWORK_UNREADABLE`, with nothing kept */
  abstract load(network: RoutableNetwork): Promise<void>;
  /** Forgets a network; one that is not loaded is no error. */
  abstract unload(key: string): Promise<void>;
  /**
   * From now on requests plan on runs as they are known to run, a thread after the other between two requests. The next value
   * follows from this one; for a network that is not loaded nothing happens.
   */
  abstract applyRealtime(key: string, realtime: RealtimeTimetable): Promise<void>;
  /**
   * From now on requests rest on what is known of facilities, a thread after the other between two requests. Each value
   * stands alone; for a network that is not loaded nothing happens.
   */
  abstract applyAvailability(key: string, availability: Availability): Promise<void>;
}
