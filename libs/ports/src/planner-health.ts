export interface TerritoryReadiness {
  readonly territory: string;
  /** Undefined while no network is loaded. */
  readonly generation: number | undefined;
}

/** Whether itineraries can be asked. */
export abstract class PlannerHealth {
  /** One entry per territory of the install. */
  abstract readiness(): Promise<readonly TerritoryReadiness[]>;
}
