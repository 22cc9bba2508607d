import type { JourneyRouter, ReachRouter, RoutableNetwork, RoutableNetworks } from '@maillage/ports';

type Realtime = Parameters<RoutableNetworks['applyRealtime']>[1];

/** A town with the stops A and B, where nobody knows of any facility. */
export interface RoutableTown extends Pick<RoutableNetwork, 'snapshot' | 'at'> {
  /** From A to B, from `at` on. */
  request(): Parameters<JourneyRouter['route']>[1];
  /** What is reached from A within an hour. */
  all(): Parameters<ReachRouter['oneToAll']>[1];
  /** From A to B, and to A. */
  many(): Parameters<ReachRouter['oneToMany']>[1];
  /** The first trip is so late; the next value follows from the one before. */
  delayed(sequence: number, seconds: number, after?: Realtime): Realtime;
}

/** Routers, and the networks that they answer on. They may serve several suites: each test has networks of its own. */
export interface RoutingEnvironment {
  readonly networks: RoutableNetworks;
  readonly journeys: JourneyRouter;
  readonly reach: ReachRouter;
  /** `BUS 1  A 08:05  B 08:15`, a trip a line. */
  draw(text: string): Promise<RoutableTown>;
}

let networksNamed = 0;

/** The key of a network that nobody else has. */
export const newNetworkKey = (): string => `town/${String(++networksNamed)}`;
