/** What the rider calls a line. */
export interface Route {
  readonly id: string;
  /** Row in `agencies`. */
  readonly agency: number;
  readonly shortName: string;
  readonly longName: string;
  /** GTFS `route_type`, basic (0–12) or extended (100–1700), as the feed says. */
  readonly type: number;
  /** Six hexadecimal digits without `#`; empty when the feed gives none that is valid. */
  readonly color: string;
  readonly textColor: string;
}
