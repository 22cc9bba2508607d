export { LIVE_DOCUMENTS, readAvailability, type AvailabilityReading } from './availability/read-availability.js';
export type { PresentVehicle, SharingAvailability } from './availability/sharing-availability.js';
export { NO_STAYS, type KeyedHash, type VehicleStays } from './availability/vehicle-stays.js';
export type {
  Area,
  DocumentHeader,
  GeofencingZone,
  LocalizedText,
  PricingPlan,
  Station,
  StationStatus,
  SystemInformation,
  Vehicle,
  VehicleType,
} from './gbfs-feed.js';
export { listDocuments, type AnnouncedDocument, type Discovery } from './list-documents.js';
export { readGbfs, type GbfsReading } from './read-gbfs.js';
export { gbfsRulesDocument } from './rules-document.js';
export { decodeStandingSystems, encodeStandingSystems, type StandingSystem } from './standing-systems.js';
export { textIn } from './values/read-texts.js';
export { writeGbfs, type PublishedSystem, type Publisher } from './writing/write-gbfs.js';
