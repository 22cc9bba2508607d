import { listLiveFeeds, type Territory } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import { writeGbfs, type StandingSystem, type SystemInformation } from '@maillage/sharing-gbfs';
import type { LiveFeedView } from './live-feed-state.js';

export interface SharingContext {
  readonly territory: Territory;
  readonly baseUrl: string;
  readonly now: Instant;
}

/** What is fetched that often is not asked for more often. */
const USUAL_TTL_SECONDS = 30;
/** What towns of this install speak, where a feed does not say. */
const LANGUAGE = 'fr';

/** The documents of GBFS 3.0 of one system by name: what it says of itself, and what its live feed says just now. */
export function writeSharing(
  { system, vehicleTypes, stations, plans }: StandingSystem,
  { feed, sharing }: LiveFeedView,
  { territory, baseUrl, now }: SharingContext,
): ReadonlyMap<string, object> {
  const published = {
    system: withDeclared(system ?? unnamed(feed.id), territory, feed.id),
    vehicleTypes,
    stations,
    status: sharing?.stations ?? [],
    vehicles: sharing?.vehicles ?? [],
    zones: sharing?.geofencing?.zones ?? [],
    globalRules: sharing?.geofencing?.globalRules ?? [],
    plans,
  };
  return writeGbfs(published, {
    baseUrl,
    contactEmail: territory.contact,
    timezone: territory.timezone,
    language: LANGUAGE,
    updatedAt: sharing?.updatedAt ?? now,
    ttlSeconds: listLiveFeeds(territory).find(({ id }) => id === feed.id)?.refresh ?? USUAL_TTL_SECONDS,
  });
}

/** Under the licence and the name that the territory file gives, where the system gives none. */
function withDeclared(system: SystemInformation, { feeds }: Territory, id: string): SystemInformation {
  const { licence, attribution } = feeds.find((feed) => feed.id === id) ?? {};
  return {
    ...system,
    ...(system.licenseId === undefined && system.licenseUrl === undefined && { licenseId: licence }),
    ...(system.attribution.length === 0 &&
      attribution !== undefined && { attribution: [{ text: attribution, language: '' }] }),
  };
}

const unnamed = (id: string): SystemInformation => ({
  id,
  name: [],
  operator: [],
  url: undefined,
  timezone: undefined,
  contactEmail: undefined,
  languages: [],
  color: undefined,
  licenseId: undefined,
  licenseUrl: undefined,
  attribution: [],
  attributionUrl: undefined,
  openingHours: undefined,
});
