export { oddArchives, type OddArchive } from './testing/odd-archives.js';
