import type { LiveCall, TripRun } from '@maillage/itinerary-planner';
import { at, type Instant } from '@maillage/kernel';
import type { AlertedRide, AlertIndex } from '@maillage/transit-gtfs-rt';
import type { Alert, TimeRange, Translation } from '@maillage/transit-model';
import type { PatternIndex, RouteIndex, StopIndex, Timetable } from '@maillage/transit-timetable';
import { isoInstant } from './iso-instant.js';
import { arrayOf, membersOf, type JsonMembers, type JsonText } from './json-text.js';

interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

/** Writes what disturbs rides and stops, as the member `alerts`; nothing where nothing does. */
export class AlertTexts {
  readonly #written = new Map<Alert, JsonText>();

  constructor(
    private readonly indexes: readonly AlertIndex[],
    private readonly now: Instant,
    /** Of the texts, preferred first. */
    private readonly languages: readonly string[],
  ) {}

  get isEmpty(): boolean {
    return this.indexes.length === 0;
  }

  /** Whether a stop may be disturbed at all: where not, nothing else has to be asked. */
  concernsStop(stop: StopIndex): boolean {
    return this.indexes.some((index) => index.concernsStop(stop));
  }

  /** What disturbs a stop and what stops there. */
  ofStop(stop: StopIndex, from: Instant, to: Instant): JsonMembers {
    return this.#member((index, times) => index.ofStop(stop, times), { from, to });
  }

  ofRoute(route: RouteIndex, from: Instant, to: Instant): JsonMembers {
    return this.#member((index, times) => index.ofRoute(route, times), { from, to });
  }

  /** What disturbs a ride as a whole. */
  ofRide(timetable: Timetable, run: TripRun, interval: Interval): JsonMembers {
    if (this.isEmpty) return '';
    const ride = rideOf(timetable, run);
    return this.#member((index, times) => index.ofRide(ride, times), interval);
  }

  /** What disturbs a stop for whoever rides that run. */
  ofCall(timetable: Timetable, run: TripRun, { stop, arrival, departure }: LiveCall): JsonMembers {
    if (!this.concernsStop(stop)) return '';
    const ride = rideOf(timetable, run);
    return this.#member((index, times) => index.ofCall(ride, stop, times), { from: arrival, to: departure });
  }

  #member(
    find: (index: AlertIndex, times: Interval & { readonly now: Instant }) => Alert[],
    at: Interval,
  ): JsonMembers {
    if (this.isEmpty) return '';
    const times = { ...at, now: this.now };
    const alerts = this.indexes.flatMap((index) => find(index, times));
    return alerts.length === 0 ? '' : `"alerts":${arrayOf(alerts.map((alert) => this.#write(alert)))}`;
  }

  #write(alert: Alert): JsonText {
    const known = this.#written.get(alert);
    if (known !== undefined) return known;
    const written = `{${membersOf(describeAlert(alert, this.languages))}}`;
    this.#written.set(alert, written);
    return written;
  }
}

function rideOf({ trips, patterns }: Timetable, { trip, serviceDay }: TripRun): AlertedRide {
  const route = at(patterns.route, at(trips.pattern, trip) as PatternIndex) as RouteIndex;
  return { trip, day: serviceDay, route, direction: at(trips.direction, trip) };
}

/** MOTIS's `Alert`; GTFS-Realtime has nothing for its `code`. */
function describeAlert(alert: Alert, languages: readonly string[]) {
  const text = (translations: readonly Translation[]): string | undefined => inLanguage(translations, languages)?.text;
  const image = inLanguage(alert.images, languages);
  return {
    headerText: text(alert.header) ?? '',
    descriptionText: text(alert.description) ?? '',
    cause: alert.cause,
    causeDetail: text(alert.causeDetail),
    effect: alert.effect,
    effectDetail: text(alert.effectDetail),
    severityLevel: alert.severity,
    url: text(alert.url),
    ttsHeaderText: text(alert.ttsHeader),
    ttsDescriptionText: text(alert.ttsDescription),
    imageUrl: image?.url,
    imageMediaType: image === undefined || image.mediaType === '' ? undefined : image.mediaType,
    imageAlternativeText: image && text(alert.imageAlternative),
    communicationPeriod: periodsOf(alert.communicationPeriods),
    impactPeriod: periodsOf(alert.impactPeriods),
  };
}

/** The first preferred language that there is, else French, what has no language, English, or whatever there is. */
export function inLanguage<Told extends { readonly language: string }>(
  translations: readonly Told[],
  preferred: readonly string[],
): Told | undefined {
  for (const wanted of [...preferred, 'fr', '', 'en']) {
    const found =
      translations.find(({ language }) => language.toLowerCase() === wanted.toLowerCase()) ??
      translations.find(({ language }) => primary(language) === primary(wanted));
    if (found) return found;
  }
  return translations.at(0);
}

const primary = (tag: string): string => tag.split('-', 1)[0]?.toLowerCase() ?? '';

const periodsOf = (periods: readonly TimeRange[]) =>
  periods.length === 0
    ? undefined
    : periods.map(({ start, end }) => ({
        ...(start !== undefined && { start: isoInstant(start as Instant) }),
        ...(end !== undefined && { end: isoInstant(end as Instant) }),
      }));
