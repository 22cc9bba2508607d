/** JSON of an object or an array. */
export type JsonText = string;
/** Members of a JSON object without its braces, so that what is the same in every answer is written once and joined. */
export type JsonMembers = string;

/** Members whose value is undefined are left out. */
export const membersOf = (object: object): JsonMembers => JSON.stringify(object).slice(1, -1);

/** Texts are joined by `+` all the way up, which copies nothing until the bytes are written. */
export function objectOf(...parts: readonly JsonMembers[]): JsonText {
  let text = '{';
  for (const members of parts) if (members !== '') text += text === '{' ? members : `,${members}`;
  return `${text}}`;
}

export function arrayOf(items: readonly JsonText[]): JsonText {
  let text = '[';
  for (const item of items) text += text === '[' ? item : `,${item}`;
  return `${text}]`;
}

/** What members say, for whoever builds objects. */
export const readMembers = (members: JsonMembers): Readonly<Record<string, unknown>> =>
  JSON.parse(`{${members}}`) as Record<string, unknown>;
