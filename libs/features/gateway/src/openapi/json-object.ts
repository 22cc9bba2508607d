/** A JSON document under construction. */
export type JsonObject = Readonly<Record<string, unknown>>;
