import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Coordinate } from '@maillage/kernel';
import type { TravelMode } from '@maillage/street-graph';
import { Actor } from '@valhallajs/valhallajs';

const run = promisify(execFile);

export type ComparedMode = Exclude<TravelMode, 'wheelchair'>;

/** The speeds that both are asked with, metres per second. */
export const SPEEDS: Readonly<Record<ComparedMode, number>> = { foot: 1.2, bicycle: 4.2, car: 1.2 };

const COSTING: Readonly<Record<ComparedMode, object>> = {
  foot: { costing: 'pedestrian', costing_options: { pedestrian: { walking_speed: SPEEDS.foot * 3.6 } } },
  bicycle: {
    costing: 'bicycle',
    costing_options: {
      bicycle: { cycling_speed: SPEEDS.bicycle * 3.6, bicycle_type: 'City', use_hills: 1, use_roads: 1 },
    },
  },
  car: { costing: 'auto' },
};

export interface ValhallaRoute {
  readonly seconds: number;
  readonly metres: number;
  /** Where it leaves the first street and reaches the last. */
  readonly start: Coordinate;
  readonly end: Coordinate;
  readonly points: readonly Coordinate[];
}

/** Valhalla on one extract, its tiles in a folder. */
export class Valhalla {
  private constructor(private readonly actor: Actor) {}

  static async build(extract: string, folder: string): Promise<Valhalla> {
    await mkdir(folder, { recursive: true });
    const cli = join(dirname(createRequire(import.meta.url).resolve('@valhallajs/valhallajs')), 'bin/valhalla-cli.js');
    const tiles = join(folder, 'tiles');
    const { stdout } = await run(process.execPath, [cli, 'build_config', '--mjolnir-tile-dir', tiles]);
    const config = join(folder, 'config.json');
    await writeFile(config, JSON.stringify(quiet(JSON.parse(stdout) as Config)));
    // It writes reports of its own beside itself.
    await run(process.execPath, [cli, 'build_tiles', '-c', config, extract], { cwd: folder, maxBuffer: 64 << 20 });
    return new Valhalla(await Actor.fromConfigFile(config));
  }

  /** Seconds on foot from one place to many; undefined where it finds no way. */
  async walkMatrix(from: Coordinate, to: readonly Coordinate[]): Promise<(number | undefined)[]> {
    const place = ({ latitude, longitude }: Coordinate) => ({ lat: latitude, lon: longitude });
    const asked = { sources: [place(from)], targets: to.map(place), ...COSTING.foot };
    const { sources_to_targets: rows } = (await this.actor.matrix(asked)) as Matrix;
    return (rows[0] ?? []).map(({ time }) => time ?? undefined);
  }

  /** Undefined where it finds no way. */
  async route(mode: ComparedMode, from: Coordinate, to: Coordinate): Promise<ValhallaRoute | undefined> {
    const locations = [from, to].map(({ latitude, longitude }) => ({ lat: latitude, lon: longitude }));
    try {
      const answer = (await this.actor.route({ locations, ...COSTING[mode], directions_type: 'none' })) as Answer;
      const [leg] = answer.trip.legs;
      if (!leg) return undefined;
      const points = decode(leg.shape);
      const [start, end] = [points[0], points.at(-1)];
      if (!start || !end) return undefined;
      return { seconds: answer.trip.summary.time, metres: answer.trip.summary.length * 1000, start, end, points };
    } catch {
      return undefined;
    }
  }
}

interface Config {
  readonly loki: object;
  readonly thor: object;
  readonly mjolnir: object;
}

/** It would tell of every search. */
function quiet({ loki, thor, mjolnir, ...others }: Config): Config {
  const logging = { type: '', color: false };
  const unpacked = { ...mjolnir, tile_extract: '', traffic_extract: '', logging };
  return { ...others, loki: { ...loki, logging }, thor: { ...thor, logging }, mjolnir: unpacked };
}

interface Matrix {
  readonly sources_to_targets: readonly (readonly { readonly time: number | null }[])[];
}

interface Answer {
  readonly trip: {
    readonly legs: readonly { readonly shape: string }[];
    readonly summary: { readonly time: number; readonly length: number };
  };
}

/** A polyline of six decimals. */
function decode(shape: string): Coordinate[] {
  const points: Coordinate[] = [];
  let [latitude, longitude, index] = [0, 0, 0];
  const next = (): number => {
    let [value, shift, byte] = [0, 0, 0x20];
    for (; byte >= 0x20; shift += 5) {
      byte = shape.charCodeAt(index++) - 63;
      value |= (byte & 0x1f) << shift;
    }
    return value & 1 ? ~(value >> 1) : value >> 1;
  };
  while (index < shape.length) {
    latitude += next();
    longitude += next();
    points.push({ latitude: latitude / 1e6, longitude: longitude / 1e6 });
  }
  return points;
}
