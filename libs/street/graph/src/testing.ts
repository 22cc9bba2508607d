export { readExtract } from './testing/read-extract.js';
export { placeOf, town } from './testing/town.js';
