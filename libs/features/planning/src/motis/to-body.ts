import type { JsonText } from './json-text.js';

/** JSON in UTF-8. */
export const toBody = (text: JsonText): Uint8Array => Buffer.from(text, 'utf8');
