import type { NumericArray } from '@maillage/kernel';
import {
  pooledColumn,
  readSections,
  TextPoolWriter,
  writeSections,
  type SectionFile,
  type StringColumn,
} from '@maillage/snapshot';
import type { Footpaths, Timetable } from '../timetable.js';

/** Raise the version with every change of a column's meaning, name or type. */
const FORMAT = { magic: 'MAILLAGE', version: 4 };

/** What the writer wants to remember beside the timetable, e.g. the generation and the digests of the feeds. */
export type SnapshotMeta = Readonly<Record<string, string | number>>;

/** What else belongs to the network, e.g. its facilities: arrays by names of the writer's own. */
export type SnapshotParts = Readonly<Record<string, Int32Array | Uint8Array>>;

interface SnapshotHeader extends Pick<Timetable, 'timezone' | 'feeds' | 'firstDay' | 'dayCount'> {
  readonly meta: SnapshotMeta;
  /** Names of the parts. */
  readonly parts: readonly string[];
  /** `stops.count`, … */
  readonly numbers: Readonly<Record<string, number>>;
}

const TABLES = [
  'stops',
  'footpaths',
  'passages',
  'patterns',
  'lines',
  'trips',
  'profiles',
  'services',
  'routes',
  'agencies',
] as const;
/** Written when it is not the very same as `footpaths`. */
const WHEELCHAIR = 'wheelchairFootpaths';
type Table = (typeof TABLES)[number] | typeof WHEELCHAIR;

/** The timetable as one file; columns are sections named `<table>.<column>`, texts live in a pool of their own. */
export function writeSnapshot(
  timetable: Timetable,
  meta: SnapshotMeta,
  parts: SnapshotParts = {},
): Uint8Array<ArrayBuffer> {
  const { timezone, feeds, firstDay, dayCount } = timetable;
  const numbers: Record<string, number> = {};
  const sections = new Map<string, NumericArray>();
  const texts = new TextPoolWriter();
  const hasOwn = timetable.wheelchairFootpaths !== timetable.footpaths;
  for (const table of hasOwn ? ([...TABLES, WHEELCHAIR] as const) : TABLES)
    for (const [column, value] of columnsByName(timetable[table])) {
      const name = `${table}.${column}`;
      if (typeof value === 'number') numbers[name] = value;
      else if (ArrayBuffer.isView(value)) sections.set(name, value as NumericArray);
      else sections.set(name, texts.add(value as StringColumn<number>));
    }
  numbers[`${WHEELCHAIR}.own`] = Number(hasOwn);
  numbers['profiles.wide'] = timetable.profiles.arrival instanceof Int32Array ? 1 : 0;
  const pool = texts.toPool();
  sections.set('texts.offset', pool.offset);
  sections.set('texts.bytes', pool.bytes);
  for (const [name, part] of Object.entries(parts)) sections.set(`part.${name}`, part);
  const header: SnapshotHeader = { meta, parts: Object.keys(parts), timezone, feeds, firstDay, dayCount, numbers };
  return writeSections(FORMAT, header, sections);
}

/** In one order, however the timetable was made, so that the same timetable is the same file. */
const columnsByName = (table: Timetable[Table]): [string, unknown][] =>
  Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1));

export interface ReadSnapshotOptions {
  /** False skips the checksum, for threads that share a buffer which one of them has verified. */
  readonly verify?: boolean;
}

/**
 * The timetable whose columns are views into `buffer`.
 * @throws Failure `SNAPSHOT_UNKNOWN`, `SNAPSHOT_VERSION`, `SNAPSHOT_TRUNCATED` or `SNAPSHOT_CORRUPT`
 */
export function readSnapshot(buffer: SharedArrayBuffer, { verify = true }: ReadSnapshotOptions = {}): Timetable {
  const file = readSections(FORMAT, buffer, verify);
  const { timezone, feeds, firstDay, dayCount, numbers } = file.header as SnapshotHeader;
  return { timezone, feeds, firstDay, dayCount, ...readTables(file, numbers) };
}

/** What was given to `writeSnapshot`; the checksum is not looked at. */
export function readSnapshotMeta(buffer: ArrayBufferLike): SnapshotMeta {
  return (readSections(FORMAT, buffer, false).header as SnapshotHeader).meta;
}

/** The parts of a network's file: views into its buffer, undefined where none of that name was written. */
export interface ReadParts {
  bytes(name: string): Uint8Array | undefined;
  int32(name: string): Int32Array | undefined;
}

/** The checksum is not looked at. */
export function readSnapshotParts(buffer: ArrayBufferLike): ReadParts {
  const file = readSections(FORMAT, buffer, false);
  const { parts } = file.header as SnapshotHeader;
  const has = (name: string): boolean => parts.includes(name);
  return {
    bytes: (name) => (has(name) ? file.section(`part.${name}`, 'Uint8Array') : undefined),
    int32: (name) => (has(name) ? file.section(`part.${name}`, 'Int32Array') : undefined),
  };
}

function readTables(file: SectionFile, numbers: SnapshotHeader['numbers']): Pick<Timetable, Table> {
  const pool = { offset: file.section('texts.offset', 'Int32Array'), bytes: file.section('texts.bytes', 'Uint8Array') };
  const count = (table: string) => numbers[`${table}.count`];
  const text = <Key extends number>(name: string) => pooledColumn<Key>(pool, file.section(name, 'Int32Array'));
  const int32 = (name: string) => file.section(name, 'Int32Array');
  const uint16 = (name: string) => file.section(name, 'Uint16Array');
  const bytes = (name: string) => file.section(name, 'Uint8Array');
  const doubles = (name: string) => file.section(name, 'Float64Array');
  const profile = numbers['profiles.wide'] === 1 ? int32 : uint16;
  const walks = (table: string): Footpaths => ({
    offset: int32(`${table}.offset`),
    to: int32(`${table}.to`),
    seconds: int32(`${table}.seconds`),
  });
  const footpaths = walks('footpaths');
  return {
    stops: {
      count: count('stops'),
      latitude: doubles('stops.latitude'),
      longitude: doubles('stops.longitude'),
      feed: uint16('stops.feed'),
      parent: int32('stops.parent'),
      locationType: bytes('stops.locationType'),
      level: bytes('stops.level'),
      wheelchair: bytes('stops.wheelchair'),
      origin: int32('stops.origin'),
      changeSeconds: int32('stops.changeSeconds'),
      childOffset: int32('stops.childOffset'),
      children: int32('stops.children'),
      id: text('stops.id'),
      code: text('stops.code'),
      name: text('stops.name'),
      platformCode: text('stops.platformCode'),
    },
    footpaths,
    wheelchairFootpaths: numbers[`${WHEELCHAIR}.own`] === 1 ? walks(WHEELCHAIR) : footpaths,
    passages: {
      from: int32('passages.from'),
      to: int32('passages.to'),
      seconds: int32('passages.seconds'),
      wheelchairSeconds: int32('passages.wheelchairSeconds'),
    },
    patterns: {
      count: count('patterns'),
      stopOffset: int32('patterns.stopOffset'),
      stopWord: int32('patterns.stopWord'),
      boarding: bytes('patterns.boarding'),
      route: int32('patterns.route'),
      tripOffset: int32('patterns.tripOffset'),
      sequence: int32('patterns.sequence'),
      sequences: int32('patterns.sequences'),
    },
    lines: { offset: int32('lines.offset'), points: int32('lines.points') },
    trips: {
      count: count('trips'),
      pattern: int32('trips.pattern'),
      start: int32('trips.start'),
      profile: int32('trips.profile'),
      service: int32('trips.service'),
      next: int32('trips.next'),
      otherNextOf: int32('trips.otherNextOf'),
      otherNext: int32('trips.otherNext'),
      otherSequenceOf: int32('trips.otherSequenceOf'),
      otherSequence: int32('trips.otherSequence'),
      headwaySeconds: int32('trips.headwaySeconds'),
      end: int32('trips.end'),
      direction: bytes('trips.direction'),
      wheelchair: bytes('trips.wheelchair'),
      bikes: bytes('trips.bikes'),
      id: text('trips.id'),
      headsign: text('trips.headsign'),
      shortName: text('trips.shortName'),
    },
    profiles: { arrival: profile('profiles.arrival'), departure: profile('profiles.departure') },
    services: {
      count: count('services'),
      feed: uint16('services.feed'),
      wordsPerService: numbers['services.wordsPerService'],
      bits: file.section('services.bits', 'Uint32Array'),
      anchors: doubles('services.anchors'),
    },
    routes: {
      count: count('routes'),
      feed: uint16('routes.feed'),
      agency: int32('routes.agency'),
      type: uint16('routes.type'),
      id: text('routes.id'),
      shortName: text('routes.shortName'),
      longName: text('routes.longName'),
      color: text('routes.color'),
      textColor: text('routes.textColor'),
    },
    agencies: {
      count: count('agencies'),
      feed: uint16('agencies.feed'),
      id: text('agencies.id'),
      name: text('agencies.name'),
      url: text('agencies.url'),
    },
  };
}
