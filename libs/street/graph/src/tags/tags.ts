export type Tags = ReadonlyMap<string, string>;

/** `a;b` is a list in OSM. */
export const valuesOf = (value: string): string[] => value.split(';').map((part) => part.trim());
