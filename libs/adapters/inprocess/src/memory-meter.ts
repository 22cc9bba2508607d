import {
  Meter,
  METRICS,
  type CounterName,
  type GaugeName,
  type GaugeReading,
  type HistogramName,
  type LabelsOf,
  type MetricName,
} from '@maillage/ports';
import { labelText, renderMetric, type Sample } from './exposition.js';

interface Histogram {
  /** Per bound, and one beyond the last; not yet summed up. */
  readonly counts: number[];
  sum: number;
}

/** Series of one name; what would be more is not measured. */
const MOST_SERIES = 10_000;

/** Keeps what is measured in memory, since the start of the process. */
export class MemoryMeter extends Meter {
  /** By name, then by the text of the labels. */
  readonly #counters = new Map<CounterName, Map<string, number>>();
  readonly #histograms = new Map<HistogramName, Map<string, Histogram>>();
  readonly #gauges = new Map<MetricName, (() => Promise<readonly Sample[]>)[]>();

  override count<Name extends CounterName>(name: Name, labels: LabelsOf<Name>): void {
    const series = getOrMake(this.#counters, name, () => new Map<string, number>());
    const key = labelText(METRICS[name].labels, labels);
    if (series.has(key) || series.size < MOST_SERIES) series.set(key, (series.get(key) ?? 0) + 1);
  }

  override observe<Name extends HistogramName>(name: Name, labels: LabelsOf<Name>, value: number): void {
    const { buckets, labels: names } = METRICS[name];
    const series = getOrMake(this.#histograms, name, () => new Map<string, Histogram>());
    const key = labelText(names, labels);
    if (!series.has(key) && series.size >= MOST_SERIES) return;
    const histogram = getOrMake(series, key, () => ({ counts: [...buckets, Infinity].map(() => 0), sum: 0 }));
    const found = buckets.findIndex((bound) => value <= bound);
    const bucket = found < 0 ? buckets.length : found;
    histogram.counts[bucket] = (histogram.counts[bucket] ?? 0) + 1;
    histogram.sum += value;
  }

  override watch<Name extends GaugeName>(
    name: Name,
    read: () => readonly GaugeReading<Name>[] | Promise<readonly GaugeReading<Name>[]>,
  ): void {
    const names = METRICS[name].labels;
    getOrMake(this.#gauges, name, () => []).push(async () =>
      (await read()).slice(0, MOST_SERIES).map(({ labels, value }) => ({
        suffix: '',
        labels: labelText(names, labels),
        value,
      })),
    );
  }

  override async expose(): Promise<string> {
    const texts: string[] = [];
    for (const [name, series] of this.#counters) {
      texts.push(
        renderMetric(
          name,
          [...series].map(([labels, value]) => ({ suffix: '', labels, value })),
        ),
      );
    }
    for (const [name, series] of this.#histograms) {
      const { buckets } = METRICS[name];
      texts.push(
        renderMetric(
          name,
          [...series].flatMap(([labels, histogram]) => samplesOf(labels, histogram, buckets)),
        ),
      );
    }
    for (const [name, readers] of this.#gauges) {
      const read = await Promise.allSettled(readers.map((reader) => reader()));
      texts.push(
        renderMetric(
          name,
          read.flatMap((each) => (each.status === 'fulfilled' ? each.value : [])),
        ),
      );
    }
    return texts.join('');
  }
}

function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function samplesOf(labels: string, { counts, sum }: Histogram, buckets: readonly number[]): readonly Sample[] {
  let total = 0;
  const sums = counts.map((count, index) => {
    total += count;
    const bound = `le="${index < buckets.length ? String(buckets[index]) : '+Inf'}"`;
    return { suffix: '_bucket', labels: labels === '' ? bound : `${labels},${bound}`, value: total };
  });
  return [...sums, { suffix: '_sum', labels, value: sum }, { suffix: '_count', labels, value: total }];
}
