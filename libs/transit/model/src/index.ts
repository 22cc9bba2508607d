export type { Agency } from './agency.js';
export type {
  Alert,
  AlertCause,
  AlertEffect,
  AlertImage,
  AlertSeverity,
  InformedEntity,
  TimeRange,
  Translation,
} from './alert.js';
export type { Frequency } from './frequency.js';
export type { Pathway, PathwayMode } from './pathway.js';
export type { Route } from './route.js';
export { runsOn, type ServiceCalendar } from './service-calendar.js';
export type { ShapeTable } from './shape.js';
export type { StopTimeTable } from './stop-time.js';
export type { Accessibility, LocationType, Stop } from './stop.js';
export type { Transfer, TransferType } from './transfer.js';
export type { FeedPublisher, TransitFeed } from './transit-feed.js';
export type { TripTable } from './trip.js';
export type {
  StopTimeEvent,
  StopTimeRelationship,
  StopTimeUpdate,
  TripDescriptor,
  TripProperties,
  TripRelationship,
  TripUpdate,
  VehicleDescriptor,
} from './trip-update.js';
export type { CongestionLevel, OccupancyStatus, VehiclePosition, VehicleStopStatus } from './vehicle-position.js';
