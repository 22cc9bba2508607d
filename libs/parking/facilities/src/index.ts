export type { FacilityOccupancy, ParkingOccupancy } from './occupancy/parking-occupancy.js';
export { readOccupancy, type OccupancyReading } from './occupancy/read-occupancy.js';
export type { ParkingAvailability, ParkingFacility } from './parking-facility.js';
export { tellsOccupancy, type ParkingProfile } from './profiles/profile-reader.js';
export { readParking, type ParkingReading } from './read-parking.js';
export { parkingRulesDocument } from './rules-document.js';
export { isParkAndRideName } from './values/park-and-ride.js';
