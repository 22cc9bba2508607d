import { labelValue, Meter, type GaugeName, type GaugeReading } from '@maillage/ports';

type Labels = Readonly<Record<string, string>>;

/** Notes what is measured, as `name label=value …`. */
export class RecordingMeter extends Meter {
  readonly counts = new Map<string, number>();
  readonly observations = new Map<string, number[]>();
  readonly #gauges: (() => Promise<readonly (readonly [string, number])[]>)[] = [];

  override count(name: string, labels: Labels): void {
    const key = keyOf(name, labels);
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  override observe(name: string, labels: Labels, value: number): void {
    const key = keyOf(name, labels);
    this.observations.set(key, [...(this.observations.get(key) ?? []), value]);
  }

  override watch<Name extends GaugeName>(
    name: Name,
    read: () => readonly GaugeReading<Name>[] | Promise<readonly GaugeReading<Name>[]>,
  ): void {
    this.#gauges.push(async () => (await read()).map(({ labels, value }) => [keyOf(name, labels), value]));
  }

  /** What the gauges of that name say now. */
  async gauges(name: GaugeName): Promise<Readonly<Record<string, number>>> {
    return Object.fromEntries((await this.#readGauges()).filter(([key]) => key.split(' ')[0] === name));
  }

  override async expose(): Promise<string> {
    const sizes = [...this.observations].map(([key, { length }]) => [key.replace(/^\w+/, '$&_count'), length] as const);
    const series = [...this.counts, ...sizes, ...(await this.#readGauges())];
    return series.map(([key, value]) => `${key} ${String(value)}\n`).join('');
  }

  async #readGauges(): Promise<readonly (readonly [string, number])[]> {
    const read = await Promise.allSettled(this.#gauges.map((gauge) => gauge()));
    return read.flatMap((gauge) => (gauge.status === 'fulfilled' ? gauge.value : []));
  }
}

const keyOf = (name: string, labels: Labels): string =>
  [name, ...Object.entries(labels).map(([label, value]) => `${label}=${labelValue(value)}`)].join(' ');
