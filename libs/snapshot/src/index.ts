export { readSections, writeSections, type SectionFile, type SectionFormat } from './sections.js';
export type { StringColumn } from './string-column.js';
export { pooledColumn, TextPoolWriter, type TextPool } from './text-pool.js';
