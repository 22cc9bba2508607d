export type { ParkingAvailability, ParkingFacility } from './parking-facility.js';
export { readParking, type ParkingProfile, type ParkingReading } from './read-parking.js';
export { parkingRulesDocument } from './rules-document.js';
export { isParkAndRideName } from './values/park-and-ride.js';
