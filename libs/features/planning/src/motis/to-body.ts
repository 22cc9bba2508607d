import type { JsonText } from './json-text.js';

const encoder = new TextEncoder();

/** JSON in UTF-8. */
export const toBody = (text: JsonText): Uint8Array => encoder.encode(text);
