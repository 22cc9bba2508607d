export { Authority } from './testing/authority.js';
