export { readExtract } from './testing/read-extract.js';
