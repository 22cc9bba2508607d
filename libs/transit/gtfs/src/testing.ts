export { brokenInvariants } from './testing/broken-invariants.js';
export { city, type CityOptions } from './testing/city.js';
export { feedFiles, type FeedTables } from './testing/feed-files.js';
