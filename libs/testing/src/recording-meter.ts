import { Meter, type GaugeName, type GaugeReading } from '@maillage/ports';

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
    const read = await Promise.all(this.#gauges.map((gauge) => gauge()));
    return Object.fromEntries(read.flat().filter(([key]) => key.split(' ')[0] === name));
  }

  override async expose(): Promise<string> {
    const gauges = await Promise.all(this.#gauges.map((gauge) => gauge()));
    return [...this.counts, ...gauges.flat()].map(([key, value]) => `${key} ${String(value)}\n`).join('');
  }
}

const keyOf = (name: string, labels: Labels): string =>
  [name, ...Object.entries(labels).map(([label, value]) => `${label}=${value}`)].join(' ');
