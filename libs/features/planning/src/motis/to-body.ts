const encoder = new TextEncoder();

/** JSON in UTF-8. */
export const toBody = (answer: unknown): Uint8Array => encoder.encode(JSON.stringify(answer));
