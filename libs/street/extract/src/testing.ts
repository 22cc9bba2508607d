export { oddExtracts, type OddExtract } from './testing/odd-extracts.js';
export { writeExtract, type SmallMap } from './testing/write-extract.js';
