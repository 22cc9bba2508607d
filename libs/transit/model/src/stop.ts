/** `stops.txt` `location_type`: 0 stop or platform, 1 station, 2 entrance or exit, 3 generic node, 4 boarding area. */
export type LocationType = 0 | 1 | 2 | 3 | 4;

/** GTFS accessibility value: 0 no information, 1 possible, 2 not possible; what a stop inherits from its station is filled in. */
export type Accessibility = 0 | 1 | 2;

export interface Stop {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly locationType: LocationType;
  /** Row of the parent in `stops`, −1 for none. */
  readonly parent: number;
  readonly platformCode: string;
  readonly wheelchairBoarding: Accessibility;
  /** `level_index` of its level: 0 is the ground. Undefined when nobody tells. */
  readonly level?: number | undefined;
}
