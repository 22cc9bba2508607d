/** What is measured of one name: how, in which words, and by which labels. */
interface Metric {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly labels: readonly string[];
  /** Of a histogram: upper bounds, ascending. */
  readonly buckets?: readonly number[];
}

/**
 * All that is measured. Names follow Prometheus: the unit at the end, `_total` for what only grows. A label's values are
 * few and declared somewhere: ids of territories and feeds, outcomes, reasons. Nothing of a request, a person or a place.
 */
export const METRICS = {
  maillage_live_fetches_total: {
    kind: 'counter',
    help: 'Live feeds fetched or sent, by how it ended.',
    labels: ['territory', 'feed', 'via', 'outcome'],
  },
  maillage_live_fetch_seconds: {
    kind: 'histogram',
    help: 'From the request for a live feed to the end of reading it.',
    labels: ['territory', 'feed'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  },
  maillage_standing_fetches_total: {
    kind: 'counter',
    help: 'Timetables, streets and other feeds that stand fetched, by how it ended.',
    labels: ['territory', 'feed', 'outcome'],
  },
  maillage_live_entities: {
    kind: 'gauge',
    help: 'What a live feed told last, by kind.',
    labels: ['territory', 'feed', 'entity'],
  },
  maillage_live_feed_age_seconds: {
    kind: 'gauge',
    help: 'Age of what a live feed tells; it goes on growing when that is no longer believed.',
    labels: ['territory', 'feed'],
  },
  maillage_updates_received: {
    kind: 'gauge',
    help: 'Trip updates that a realtime feed tells now.',
    labels: ['territory', 'feed'],
  },
  maillage_updates_matched: {
    kind: 'gauge',
    help: 'Those of them that found their run in the timetable.',
    labels: ['territory', 'feed'],
  },
  maillage_updates_unmatched: {
    kind: 'gauge',
    help: 'Those of them that found none, by reason.',
    labels: ['territory', 'feed', 'reason'],
  },
  maillage_realtime_sequence: {
    kind: 'gauge',
    help: 'Sequence of the newest realtime message that is planned with, the same in all replicas that received it.',
    labels: ['territory'],
  },
  maillage_network_generation: {
    kind: 'gauge',
    help: 'Generation of the network that answers.',
    labels: ['territory'],
  },
  process_resident_memory_bytes: { kind: 'gauge', help: 'Memory that the process holds.', labels: [] },
} as const satisfies Readonly<Record<string, Metric>>;

type Metrics = typeof METRICS;
export type MetricName = keyof Metrics;
type NameOf<Kind extends Metric['kind']> = {
  [Name in MetricName]: Metrics[Name]['kind'] extends Kind ? Name : never;
}[MetricName];
export type CounterName = NameOf<'counter'>;
export type GaugeName = NameOf<'gauge'>;
export type HistogramName = NameOf<'histogram'>;

/** A value for each label of the metric, and for no other. */
export type LabelsOf<Name extends MetricName> = Readonly<Record<Metrics[Name]['labels'][number], string>>;

/** No dot, no comma, no quote: neither a coordinate nor an address is one, and nothing has to be escaped. */
const PLAIN_WORD = /^[\w-]{1,64}$/;

/** A label's value as it is told. */
export const labelValue = (value: string | undefined): string =>
  value !== undefined && PLAIN_WORD.test(value) ? value : 'other';
