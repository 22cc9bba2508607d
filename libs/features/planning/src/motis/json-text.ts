/** JSON of an object or an array. */
export type JsonText = string;
/** Members of a JSON object without its braces, so that what is the same in every answer is written once and joined. */
export type JsonMembers = string;

/** Members whose value is undefined are left out. */
export const membersOf = (object: object): JsonMembers => JSON.stringify(object).slice(1, -1);

export const objectOf = (...members: readonly JsonMembers[]): JsonText => `{${members.filter(isPresent).join()}}`;

export const arrayOf = (items: readonly JsonText[]): JsonText => `[${items.join()}]`;

const isPresent = (members: JsonMembers): boolean => members !== '';
