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
export { textIn } from './values/read-texts.js';
