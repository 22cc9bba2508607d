import { z } from 'zod';
import { choice, decimal, flag, integer, languages, modes, pageCursor, time } from './parameter-kinds.js';
import { parameter } from './parameter.js';
import { place } from './place-kinds.js';
import { Refusal } from './refusal.js';

/** Answers grow with these; MOTIS's own limit for itineraries, OpenTripPlanner's for the window. */
export const PLAN_LIMITS = { numItineraries: 256, searchWindowSeconds: 86_400, travelMinutes: 10_080 } as const;

/** Larger values are lowered to these, as MOTIS does; `map/initial` names them. */
export const STREET_LIMITS = { prePostTransitSeconds: 3600, directSeconds: 21_600, matchingMetres: 2000 } as const;

/** MOTIS's parameters of `plan`, those that have an effect here. Everything else is ignored. */
export const planParameters = z.object({
  fromPlace: place('Where the journey starts', '48.5846,7.7351'),
  toPlace: place('Where the journey ends', '48.5734,7.7521'),
  via: parameter<readonly never[]>(
    {
      description: 'Stops to pass by: not supported yet, refused when given.',
      schema: { type: 'array', items: { type: 'string' }, maxItems: 0 },
    },
    (raw) => (raw === undefined || raw === '' ? [] : NO_VIA),
  ),
  time: time('Departure, or arrival with `arriveBy`. The present of the territory when absent.'),
  arriveBy: flag('Whether `time` is the arrival.', false),
  timetableView: flag(
    'True: every journey of a window that no other beats on both departure and arrival. False: the best for one departure (or arrival).',
    true,
  ),
  searchWindow: integer('Seconds of the window, from `time` on (before it with `arriveBy`).', {
    absent: 900,
    maximum: PLAN_LIMITS.searchWindowSeconds,
  }),
  numItineraries: integer(
    'The window grows until it holds this many. With 1 the answer holds every journey that departs in the window.',
    { absent: 5, maximum: PLAN_LIMITS.numItineraries },
  ),
  maxItineraries: integer('At most this many; journeys that depart together stay together.', { absent: undefined }),
  pageCursor: pageCursor(),
  maxTransfers: integer('Changes between rides, 0 is direct. Before v3 it counts rides.', { absent: undefined }),
  maxTravelTime: integer('Minutes from start to end.', { absent: undefined, maximum: PLAN_LIMITS.travelMinutes }),
  minTransferTime: integer('Least minutes of every change.', { absent: 0, maximum: 1440 }),
  additionalTransferTime: integer('Minutes added to every change.', { absent: 0, maximum: 1440 }),
  transferTimeFactor: decimal('Multiplies the time of every change.', { absent: 1, minimum: 1, maximum: 100 }),
  transitModes: modes('Modes of the rides. Empty: no rides at all.', ['TRANSIT']),
  directModes: modes('Modes of the way without a ride.', ['WALK']),
  preTransitModes: modes('Modes to the first stop.', ['WALK']),
  postTransitModes: modes('Modes from the last stop.', ['WALK']),
  pedestrianProfile: choice('Who walks.', ['FOOT', 'WHEELCHAIR'], 'FOOT'),
  pedestrianSpeed: decimal('Walking speed in metres per second.', { absent: undefined, minimum: 0.1, maximum: 10 }),
  maxPreTransitTime: integer('Seconds to the first stop, at most an hour.', { absent: 900 }),
  maxPostTransitTime: integer('Seconds from the last stop, at most an hour.', { absent: 900 }),
  maxDirectTime: integer('Seconds of the way without a ride, at most six hours.', { absent: 1800 }),
  maxMatchingDistance: decimal('Metres from a coordinate to the street network.', { absent: 250 }),
  detailedLegs: flag('Whether legs have their geometry and steps.', true),
  joinInterlinedLegs: flag('Whether rides in which one stays seated are one leg.', true),
  withScheduledSkippedStops: flag('Whether stops without boarding and alighting are listed.', false),
  requireBikeTransport: flag('Only rides that take bikes.', false),
  language: languages(),
});

export type PlanParameters = z.output<typeof planParameters>;

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/**
 * Body of `POST plan`. MOTIS puts lists of access times there; members that are named like parameters
 * stand for them, so that no coordinate needs to be in an address.
 */
export const planBody = z
  .object({ fromOffsets: z.array(z.unknown()).default([]), toOffsets: z.array(z.unknown()).default([]) })
  .catchall(z.union([scalar, z.array(scalar).max(64)]))
  .nullish();

export const NO_OFFSETS = new Refusal('OFFSETS_NOT_SUPPORTED_YET', {
  fr: 'laisser la liste vide',
  en: 'leave the list empty',
});

const NO_VIA = new Refusal('VIA_NOT_SUPPORTED_YET', {
  fr: 'laisser ce paramètre vide',
  en: 'leave this parameter empty',
});
