import type { CounterName, GaugeName, HistogramName, LabelsOf } from './metrics.js';

export interface GaugeReading<Name extends GaugeName> {
  readonly labels: LabelsOf<Name>;
  readonly value: number;
}

/** Measures what the process does, in the closed set of `METRICS`. A label value that is no plain word is told as `other`. */
export abstract class Meter {
  /** One more. */
  abstract count<Name extends CounterName>(name: Name, labels: LabelsOf<Name>): void;
  /** One more of that size. */
  abstract observe<Name extends HistogramName>(name: Name, labels: LabelsOf<Name>, value: number): void;
  /** Reads a gauge whenever it is asked for, so that what is gone is not told; a reading that fails leaves the others. */
  abstract watch<Name extends GaugeName>(
    name: Name,
    read: () => readonly GaugeReading<Name>[] | Promise<readonly GaugeReading<Name>[]>,
  ): void;
  /** All of it in the Prometheus text format 0.0.4. */
  abstract expose(): Promise<string>;
}
