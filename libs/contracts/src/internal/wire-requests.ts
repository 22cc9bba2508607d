import { z } from 'zod';
import type { Instant } from '@maillage/kernel';
import { REALTIME_PARTS, RENTAL_FORM_FACTORS, RENTAL_PROPULSIONS, WAY_MODES } from '@maillage/itinerary-model';
import type {
  GeocodeRequest,
  MapInitialRequest,
  MapStopsRequest,
  MapTripsRequest,
  OneToAllRequest,
  OneToManyIntermodalRequest,
  OneToManyRequest,
  PlanRequest,
  RealtimeFeedRequest,
  RefreshRequest,
  RentalsRequest,
  ReverseGeocodeRequest,
  SharingDocumentRequest,
  StopRequest,
  StopTimesRequest,
  TripRequest,
} from '@maillage/itinerary-model';

/** The requests of the planner's ports as JSON bodies, so that no coordinate is ever part of an address. */

const instant = z.int().transform((seconds) => seconds as Instant);
const apiVersion = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)]);
const coordinate = z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) });
const box = z.object({ south: z.number(), west: z.number(), north: z.number(), east: z.number() });
const texts = z.array(z.string());
const asked = { territory: z.string(), language: texts };
const askedOfVersion = { ...asked, apiVersion };
const elevationCosts = z.enum(['NONE', 'LOW', 'HIGH']);
const wayModes = z.array(z.enum(WAY_MODES));
const rental = z.object({
  formFactors: z.array(z.enum(RENTAL_FORM_FACTORS)),
  propulsions: z.array(z.enum(RENTAL_PROPULSIONS)),
  providers: texts,
});
const answerFormat = z.enum(['json', 'geojson']).optional();
const pageCursor = z.object({ direction: z.enum(['LATER', 'EARLIER']), instant }).optional();
const place = z.discriminatedUnion('kind', [
  coordinate.extend({ kind: z.literal('coordinate') }),
  z.object({ kind: z.literal('stop'), id: z.string() }),
]);

export const planRequestSchema = z.object({
  ...askedOfVersion,
  from: place,
  to: place,
  time: instant.optional(),
  arriveBy: z.boolean(),
  timetableView: z.boolean(),
  searchWindowSeconds: z.int(),
  numItineraries: z.int(),
  maxItineraries: z.int().optional(),
  pageCursor,
  maxTransfers: z.int().optional(),
  maxTravelSeconds: z.int().optional(),
  minTransferSeconds: z.int(),
  additionalTransferSeconds: z.int(),
  transferTimeFactor: z.number(),
  transitModes: texts,
  directModes: wayModes,
  preTransitModes: wayModes,
  postTransitModes: wayModes,
  directRental: rental,
  preTransitRental: rental,
  postTransitRental: rental,
  via: z.array(z.object({ stop: z.string(), minimumStaySeconds: z.int() })).max(2),
  wheelchair: z.boolean(),
  walkingMetresPerSecond: z.number(),
  cyclingMetresPerSecond: z.number(),
  elevationCosts,
  maxPreTransitSeconds: z.int(),
  maxPostTransitSeconds: z.int(),
  maxDirectSeconds: z.int(),
  maxMatchingMetres: z.number(),
  realtimeMode: z.enum(['REALTIME', 'REALTIME_ANNOTATION_ONLY', 'OFF']).optional(),
  detailedLegs: z.boolean(),
  joinInterlinedLegs: z.boolean(),
  withScheduledSkippedStops: z.boolean(),
  requireBikeTransport: z.boolean(),
  fastestDirectFactor: z.number(),
  answerFormat,
  explain: z.boolean(),
}) satisfies z.ZodType<PlanRequest>;

export const refreshRequestSchema = z.object({
  ...askedOfVersion,
  itineraryId: z.string(),
  wheelchair: z.boolean().optional(),
  walkingMetresPerSecond: z.number().optional(),
  cyclingMetresPerSecond: z.number().optional(),
  elevationCosts,
  maxMatchingMetres: z.number(),
  maxPreTransitSeconds: z.int(),
  maxPostTransitSeconds: z.int(),
  requireBikeTransport: z.boolean(),
  detailedLegs: z.boolean(),
  joinInterlinedLegs: z.boolean(),
  withScheduledSkippedStops: z.boolean(),
}) satisfies z.ZodType<RefreshRequest>;

export const stopTimesRequestSchema = z.object({
  ...askedOfVersion,
  stopId: z.string().optional(),
  center: coordinate.optional(),
  radiusMetres: z.number().optional(),
  exactRadius: z.boolean(),
  time: instant.optional(),
  arriveBy: z.boolean(),
  direction: z.enum(['EARLIER', 'LATER']),
  windowSeconds: z.int().optional(),
  modes: texts,
  count: z.int(),
  pageCursor,
  fetchStops: z.boolean(),
}) satisfies z.ZodType<StopTimesRequest>;

export const tripRequestSchema = z.object({
  ...askedOfVersion,
  tripId: z.string(),
  answerFormat,
  detailedLegs: z.boolean(),
  joinInterlinedLegs: z.boolean(),
}) satisfies z.ZodType<TripRequest>;

export const mapTripsRequestSchema = z.object({
  ...askedOfVersion,
  box,
  from: instant,
  to: instant,
  zoom: z.int(),
  precision: z.int(),
}) satisfies z.ZodType<MapTripsRequest>;

export const stopRequestSchema = z.object({ ...askedOfVersion, stopId: z.string() }) satisfies z.ZodType<StopRequest>;

export const geocodeRequestSchema = z.object({
  ...asked,
  text: z.string(),
  count: z.int(),
  type: z.string().optional(),
  modes: texts,
  bias: coordinate.optional(),
  biasWeight: z.number(),
}) satisfies z.ZodType<GeocodeRequest>;

export const reverseGeocodeRequestSchema = z.object({
  ...asked,
  coordinate,
  count: z.int(),
  type: z.string().optional(),
}) satisfies z.ZodType<ReverseGeocodeRequest>;

export const mapStopsRequestSchema = z.object({
  ...askedOfVersion,
  box,
  modes: texts,
  grouped: z.boolean(),
  limit: z.int(),
}) satisfies z.ZodType<MapStopsRequest>;

export const rentalsRequestSchema = z.object({
  territory: z.string(),
  box: box.optional(),
  around: z.object({ place, radiusMetres: z.number() }).optional(),
  providers: texts,
  withProviders: z.boolean(),
  withStations: z.boolean(),
  withVehicles: z.boolean(),
  withZones: z.boolean(),
}) satisfies z.ZodType<RentalsRequest>;

export const mapInitialRequestSchema = z.object({ territory: z.string() }) satisfies z.ZodType<MapInitialRequest>;

export const realtimeFeedRequestSchema = z.object({
  territory: z.string(),
  feed: z.string(),
  part: z.enum(REALTIME_PARTS),
}) satisfies z.ZodType<RealtimeFeedRequest>;

export const sharingDocumentRequestSchema = z.object({
  territory: z.string(),
  feed: z.string(),
  document: z.string(),
  baseUrl: z.string(),
}) satisfies z.ZodType<SharingDocumentRequest>;

export const oneToManyRequestSchema = z.object({
  territory: z.string(),
  one: coordinate,
  many: z.array(coordinate),
  mode: z.enum(['WALK', 'BIKE', 'CAR']),
  arriveBy: z.boolean(),
  maxSeconds: z.number(),
  maxMatchingMetres: z.number(),
  elevationCosts,
  withDistance: z.boolean(),
}) satisfies z.ZodType<OneToManyRequest>;

const transitWishes = {
  arriveBy: z.boolean(),
  maxTravelSeconds: z.int(),
  maxTransfers: z.int().optional(),
  minTransferSeconds: z.int(),
  additionalTransferSeconds: z.int(),
  transferTimeFactor: z.number(),
  transitModes: texts,
  preTransitModes: wayModes,
  postTransitModes: wayModes,
  maxPreTransitSeconds: z.int(),
  maxPostTransitSeconds: z.int(),
  wheelchair: z.boolean(),
  walkingMetresPerSecond: z.number(),
  cyclingMetresPerSecond: z.number(),
  elevationCosts,
  maxMatchingMetres: z.number(),
  requireBikeTransport: z.boolean(),
};

export const oneToManyIntermodalRequestSchema = z.object({
  territory: z.string(),
  ...transitWishes,
  one: place,
  many: z.array(place),
  time: instant.optional(),
  directMode: z.enum(['WALK', 'BIKE', 'CAR']),
  maxDirectSeconds: z.int(),
  withDistance: z.boolean(),
}) satisfies z.ZodType<OneToManyIntermodalRequest>;

export const oneToAllRequestSchema = z.object({
  ...askedOfVersion,
  ...transitWishes,
  one: place,
  time: instant.optional(),
}) satisfies z.ZodType<OneToAllRequest>;
