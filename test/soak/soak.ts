import { readdir, readFile, readlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Install } from '../journeys/installs.js';

export interface SoakOptions {
  readonly seconds: number;
  /** Requests that are begun in a second, whether those before have ended or not. */
  readonly requestsPerSecond: number;
  /** Measured so often. */
  readonly everySeconds: number;
  readonly onSample?: (sample: SoakSample) => void;
}

export interface SoakSample {
  readonly seconds: number;
  /** What the process holds in memory, megabytes. */
  readonly residentMegabytes: number;
  /** Open files and sockets. */
  readonly descriptors: number;
  /** By table. */
  readonly rows: Readonly<Record<string, number>>;
}

export interface SoakReport {
  readonly samples: readonly SoakSample[];
  /** By status of the answer; 0 where there was none. */
  readonly statuses: Readonly<Record<number, number>>;
  /** Answers of plans that rested on realtime. */
  readonly liveAnswers: number;
  /** Milliseconds of plans. */
  readonly latency: { readonly p50: number; readonly p95: number; readonly p99: number };
  /** Growth of the resident memory in an hour, per cent, over the second half of the samples (least squares). */
  readonly slopePercentPerHour: number;
}

/** Asks an install that lives for a while, and measures what it holds. */
export async function soak(install: Install, database: string, options: SoakOptions): Promise<SoakReport> {
  const pid = install.processes[0]?.pid ?? 0;
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  const begun = performance.now();
  const elapsed = (): number => (performance.now() - begun) / 1000;
  const load = new Load(install.url);
  const samples: SoakSample[] = [];
  let asked = 0;
  try {
    while (elapsed() < options.seconds) {
      for (; asked < elapsed() * options.requestsPerSecond; asked++) load.ask(asked);
      if (elapsed() >= samples.length * options.everySeconds) {
        const sample = { seconds: Math.round(elapsed()), ...(await held(pid)), rows: await rowsIn(client) };
        samples.push(sample);
        options.onSample?.(sample);
      }
      await sleep(20);
    }
    await load.settled();
  } finally {
    await client.end();
  }
  return { samples, ...load.report(), slopePercentPerHour: slopeOf(samples.slice(samples.length >> 1)) };
}

/** Plans and boards between places of the town, drawn from a seed. */
class Load {
  readonly #statuses: Record<number, number> = {};
  readonly #milliseconds: number[] = [];
  readonly #running = new Set<Promise<void>>();
  #liveAnswers = 0;

  constructor(private readonly url: string) {}

  ask(number: number): void {
    const one = this.#ask(number).finally(() => this.#running.delete(one));
    this.#running.add(one);
  }

  async settled(): Promise<void> {
    await Promise.all(this.#running);
  }

  report(): Pick<SoakReport, 'statuses' | 'liveAnswers' | 'latency'> {
    const sorted = [...this.#milliseconds].sort((a, b) => a - b);
    const at = (share: number): number => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
    return {
      statuses: this.#statuses,
      liveAnswers: this.#liveAnswers,
      latency: { p50: at(0.5), p95: at(0.95), p99: at(0.99) },
    };
  }

  async #ask(number: number): Promise<void> {
    const begun = performance.now();
    const isPlan = number % 3 > 0;
    const path = isPlan ? `plan?${planOf(number)}` : `stoptimes?stopId=bus_S1001&n=20`;
    const status = await fetch(`${this.url}/api/v6/${path}`, { signal: AbortSignal.timeout(30_000) }).then(
      async (response) => {
        const text = await response.text();
        if (isPlan && text.includes('"realTime":true')) this.#liveAnswers++;
        return response.status;
      },
      () => 0,
    );
    this.#statuses[status] = (this.#statuses[status] ?? 0) + 1;
    if (isPlan) this.#milliseconds.push(performance.now() - begun);
  }
}

const MODES = ['', '&preTransitModes=WALK,RENTAL', '&preTransitModes=WALK,CAR_PARKING&directModes=WALK,RENTAL'];

/** Two places in the middle of the demonstration territory. */
function planOf(number: number): string {
  const draw = (salt: number): number => {
    let mixed = Math.imul(number + salt * 0x9e37, 0x85eb_ca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
  };
  const place = (salt: number): string =>
    `${(47.93 + 0.05 * draw(salt)).toFixed(5)},${(4.85 + 0.08 * draw(salt + 1)).toFixed(5)}`;
  return `fromPlace=${place(1)}&toPlace=${place(3)}${MODES[number % MODES.length] ?? ''}`;
}

async function held(pid: number): Promise<Pick<SoakSample, 'residentMegabytes' | 'descriptors'>> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
  const folder = `/proc/${String(pid)}/fd`;
  const open = await Promise.all(
    (await readdir(folder)).map((name) => readlink(`${folder}/${name}`).then(Boolean, () => false)),
  );
  return {
    residentMegabytes: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024),
    descriptors: open.filter(Boolean).length,
  };
}

async function rowsIn(client: pg.Client): Promise<Record<string, number>> {
  const tables = await client.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const rows: Record<string, number> = {};
  for (const { name } of tables.rows) {
    const counted = await client.query<{ count: string }>(`select count(*) as count from ${name}`);
    rows[name] = Number(counted.rows[0]?.count ?? NaN);
  }
  return rows;
}

function slopeOf(samples: readonly SoakSample[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(samples.map(({ seconds }) => seconds)), mean(samples.map((sample) => sample.residentMegabytes))];
  const spread = samples.reduce((sum, { seconds }) => sum + (seconds - x) ** 2, 0);
  const rise = samples.reduce(
    (sum, { seconds, residentMegabytes }) => sum + (seconds - x) * (residentMegabytes - y),
    0,
  );
  return spread === 0 ? 0 : ((rise / spread) * 3_600 * 100) / y;
}
