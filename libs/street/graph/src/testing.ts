export { slownessOf } from './speed-class.js';
export { HeapSearch } from './testing/heap-search.js';
export { readExtract } from './testing/read-extract.js';
export { tilesAroundDrawing } from './testing/tiles.js';
export { placeOf, town } from './testing/town.js';
