export { FileArchiveStore } from './file-archive-store.js';
export { FileSnapshotStore } from './file-snapshot-store.js';
export { FolderFeedSource } from './folder-feed-source.js';
export { lockDataFolder, type DataFolderLock } from './lock-data-folder.js';
export { readTerritoryFile } from './read-territory-file.js';
