export { TerritoryDirectory } from './territory-directory.js';
