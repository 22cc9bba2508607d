type LiveFeedKind = 'gtfs-rt' | 'gbfs' | 'parking';

export interface TerritoryReadiness {
  readonly territory: string;
  /** Undefined while no network is loaded. */
  readonly generation: number | undefined;
  /** The newest realtime message that it answers with; 0 is the timetable as planned. */
  readonly realtimeSequence?: number | undefined;
  /** Of which kinds of live feeds something is believed just now. */
  readonly live?: readonly LiveFeedKind[] | undefined;
}

/** Whether itineraries can be asked. */
export abstract class PlannerHealth {
  /** One entry per territory of the install. */
  abstract readiness(): Promise<readonly TerritoryReadiness[]>;
}
