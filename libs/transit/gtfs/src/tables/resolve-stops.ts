import type { NoticeLog, Rule } from '@maillage/feed-reading';
import { distanceMetres, entry } from '@maillage/kernel';
import type { Accessibility, LocationType, Stop } from '@maillage/transit-model';
import { invalidCoordinate } from '../rules/invalid-coordinate.rule.js';
import { remoteStop } from '../rules/remote-stop.rule.js';
import { swappedCoordinates } from '../rules/swapped-coordinates.rule.js';
import { checkShare, ENTITY_LIMIT } from './check-share.js';
import type { IdIndex } from './id-index.js';
import { resolveParents } from './resolve-parents.js';
import type { StopDraft } from './stop-draft.js';

export interface StopReading {
  readonly stops: readonly Stop[];
  readonly ids: IdIndex;
}

/** Drops the stops whose place cannot be right, finds the parents and fills in what is inherited from them. */
export function resolveStops(
  log: NoticeLog,
  file: string,
  drafts: readonly StopDraft[],
  ids: IdIndex,
  total: number,
): Stop[] {
  dropMisplaced(log, file, drafts);
  const parents = resolveParents(log, file, drafts);
  inherit(log, file, drafts, parents);
  const misplaced = drafts.filter((draft) => draft.isDropped).length;
  checkShare(log, invalidCoordinate, file, misplaced, total, ENTITY_LIMIT);
  const rows = new Int32Array(drafts.length).fill(-1);
  let count = 0;
  drafts.forEach((draft, index) => {
    if (draft.isDropped) return;
    ids.assign(draft.key, count);
    rows[index] = count++;
  });
  return drafts.flatMap((draft, index) =>
    draft.isDropped ? [] : [stopOf(draft, rows[parents[index] as number] ?? -1)],
  );
}

const stopOf = (draft: StopDraft, parent: number): Stop => ({
  id: draft.id,
  code: draft.code,
  name: draft.name,
  latitude: draft.latitude,
  longitude: draft.longitude,
  locationType: draft.locationType as LocationType,
  parent,
  platformCode: draft.platformCode,
  wheelchairBoarding: draft.wheelchair as Accessibility,
  level: draft.level,
});

/** A stop is remote when it is this far from the middle half of all stops, and three times as far as that is wide. */
const REMOTE_METRES = 900_000;
const REMOTE_WIDTHS = 3;

interface Box {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
  readonly remoteMetres: number;
}

function dropMisplaced(log: NoticeLog, file: string, drafts: readonly StopDraft[]): void {
  const placed = drafts.filter((draft) => !draft.isDropped && !Number.isNaN(draft.latitude));
  const box = middleHalf(placed);
  for (const draft of placed) {
    const { latitude, longitude } = draft;
    const offEarth = Math.abs(latitude) > 90 || Math.abs(longitude) > 180;
    if (!offEarth && isNear(box, latitude, longitude)) continue;
    draft.isDropped = true;
    const rule: Rule = isNear(box, longitude, latitude)
      ? swappedCoordinates
      : offEarth
        ? invalidCoordinate
        : remoteStop;
    const value = `${latitude}, ${longitude}`;
    log.add(
      rule,
      { file, row: draft.line, field: 'stop_lat', value },
      { limit: Math.round((box?.remoteMetres ?? 0) / 1000), hint_fr: '', hint_en: '' },
    );
  }
}

/** The box that holds the middle half of the latitudes and of the longitudes: a few wrong stops do not move it. */
function middleHalf(drafts: readonly StopDraft[]): Box | undefined {
  if (drafts.length < 3) return undefined;
  const latitudes = Float64Array.from(drafts, (draft) => draft.latitude).sort();
  const longitudes = Float64Array.from(drafts, (draft) => draft.longitude).sort();
  const low = Math.floor(drafts.length / 4);
  const high = drafts.length - 1 - low;
  const [south, north] = [latitudes[low] as number, latitudes[high] as number];
  const [west, east] = [longitudes[low] as number, longitudes[high] as number];
  const width = distanceMetres({ latitude: south, longitude: west }, { latitude: north, longitude: east });
  return { south, north, west, east, remoteMetres: Math.max(REMOTE_METRES, REMOTE_WIDTHS * width) };
}

function isNear(box: Box | undefined, latitude: number, longitude: number): boolean {
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return false;
  if (box === undefined) return true;
  const isInside = latitude >= box.south && latitude <= box.north && longitude >= box.west && longitude <= box.east;
  if (isInside) return true;
  const closest = {
    latitude: Math.min(Math.max(latitude, box.south), box.north),
    longitude: Math.min(Math.max(longitude, box.west), box.east),
  };
  return distanceMetres({ latitude, longitude }, closest) <= box.remoteMetres;
}

/** Places and accessibility that a stop leaves to its parent; parents come first, whatever their order in the file. */
function inherit(log: NoticeLog, file: string, drafts: readonly StopDraft[], parents: Int32Array): void {
  const isDone = new Uint8Array(drafts.length);
  const settle = (index: number): void => {
    if (isDone[index]) return;
    isDone[index] = 1;
    const draft = entry(drafts, index);
    const parent = parents[index] as number;
    if (parent >= 0) {
      settle(parent);
      const { latitude, longitude, wheelchair } = entry(drafts, parent);
      if (draft.wheelchair === 0) draft.wheelchair = wheelchair;
      if (Number.isNaN(draft.latitude)) Object.assign(draft, { latitude, longitude });
    }
    if (draft.isDropped || !Number.isNaN(draft.latitude)) return;
    draft.isDropped = true;
    log.add(invalidCoordinate, { file, row: draft.line, field: 'stop_lat' }, { hint_fr: '', hint_en: '' });
  };
  drafts.forEach((_, index) => settle(index));
}
