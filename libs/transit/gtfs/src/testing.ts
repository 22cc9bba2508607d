export { city, type CityOptions } from './testing/city.js';
export { feedFiles, type FeedTables } from './testing/feed-files.js';
