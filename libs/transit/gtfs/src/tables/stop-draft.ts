/** A row of `stops.txt` before its neighbours are known. */
export interface StopDraft {
  readonly key: number;
  readonly line: number;
  readonly id: string;
  readonly code: string;
  readonly name: string;
  latitude: number;
  longitude: number;
  readonly locationType: number;
  readonly parentId: string;
  readonly platformCode: string;
  wheelchair: number;
  /** `level_index`, undefined when nobody tells. */
  readonly level: number | undefined;
  isDropped: boolean;
}
