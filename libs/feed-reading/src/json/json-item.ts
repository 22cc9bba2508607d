import { isCoordinate, type Coordinate, type Instant } from '@maillage/kernel';
import type { NoticeLog } from '../notice-log.js';
import type { Rule } from '../rule.js';
import { invalidCoordinate, invalidValue, lenientValue, missingValue, textCut } from '../rules/item-rules.js';
import {
  toBoolean,
  toCount,
  toId,
  toInstant,
  toList,
  toNumber,
  toText,
  toWord,
  type Conversion,
} from './convert-value.js';

/** Where an item stands, for its notices. */
interface ItemPlace {
  readonly log: NoticeLog;
  readonly file: string;
  /** Such as `stations[3]`; empty at the top. */
  readonly path: string;
}

const TEXT_LENGTH = 1_000;

/**
 * The members of one JSON object, read tolerantly: a value of the wrong form is undefined and told, one that is merely
 * written unusually is understood and told. `null` and the empty text are the same as absent.
 */
export class JsonItem {
  /** What people would call it, for its notices; known once `id` was read. */
  private label: string;

  private constructor(
    private readonly members: object,
    private readonly place: ItemPlace,
  ) {
    this.label = place.path;
  }

  /** Undefined, with a notice, when the value is no object. */
  static of(value: unknown, place: ItemPlace): JsonItem | undefined {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return new JsonItem(value, place);
    place.log.add(invalidValue, { file: place.file, field: place.path, value: shown(value) }, { id: place.path });
    return undefined;
  }

  /** The value as it stands; undefined when it is absent, null or an empty text. */
  raw(name: string): unknown {
    if (!Object.hasOwn(this.members, name)) return undefined;
    const value = (this.members as Readonly<Record<string, unknown>>)[name];
    return value === null || value === '' ? undefined : value;
  }

  has(name: string): boolean {
    return this.raw(name) !== undefined;
  }

  /** The names of its members, in their order. */
  names(): string[] {
    return Object.keys(this.members);
  }

  /** An opaque id under the first of some names; without one the item is of no use, which is told. */
  id(...names: readonly [string, ...string[]]): string | undefined {
    const name = names.find((candidate) => this.has(candidate)) ?? names[0];
    const id = this.reference(name);
    if (!this.has(name)) this.add(missingValue, name);
    if (id !== undefined) this.label = id;
    return id;
  }

  /** An id of something else. */
  reference(name: string): string | undefined {
    return this.read(name, toId);
  }

  /** A text that says something, without the spaces around it. */
  text(name: string): string | undefined {
    const text = this.read(name, toText);
    if (text !== undefined && text.length > TEXT_LENGTH) this.add(textCut, name, text);
    return text === '' ? undefined : text?.slice(0, TEXT_LENGTH);
  }

  number(name: string, { least = -Infinity, most = Infinity } = {}): number | undefined {
    return this.read(name, toNumber(least, most));
  }

  /** A whole number of things, not negative. */
  count(name: string): number | undefined {
    return this.read(name, toCount);
  }

  boolean(name: string): boolean | undefined {
    return this.read(name, toBoolean);
  }

  /** POSIX seconds or RFC 3339; milliseconds are understood. */
  instant(name: string): Instant | undefined {
    return this.read(name, toInstant);
  }

  /** One of some words, in any case. */
  word<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    return this.read(name, toWord(words));
  }

  /** Where it is; undefined and told when it is nowhere. */
  coordinate(latitudeName: string, longitudeName: string): Coordinate | undefined {
    const coordinate = { latitude: this.number(latitudeName) ?? NaN, longitude: this.number(longitudeName) ?? NaN };
    if (isCoordinate(coordinate) && (coordinate.latitude !== 0 || coordinate.longitude !== 0)) return coordinate;
    this.add(invalidCoordinate, latitudeName, [this.raw(latitudeName) ?? null, this.raw(longitudeName) ?? null]);
    return undefined;
  }

  item(name: string): JsonItem | undefined {
    return this.has(name) ? JsonItem.of(this.raw(name), this.inside(name)) : undefined;
  }

  /** The first objects of a list; what is no object is told and left out. */
  items(name: string, most = Infinity): JsonItem[] {
    const values = this.list(name).slice(0, most);
    return values.flatMap((value, i) => JsonItem.of(value, this.inside(`${name}[${i}]`)) ?? []);
  }

  /** The values of a list, none when it is absent. */
  list(name: string): readonly unknown[] {
    return this.read(name, toList) ?? [];
  }

  /** Ids in a list; what is none is told and left out. */
  references(name: string): string[] {
    return this.list(name).flatMap((value) => {
      const id = toId(value);
      if (id === undefined) this.add(invalidValue, name, value);
      return id?.value ?? [];
    });
  }

  /** Tells something about one of its members. */
  add(rule: Rule, name: string, value?: unknown, values: Readonly<Record<string, string | number>> = {}): void {
    const { log, file, path } = this.place;
    const field = path === '' ? name : `${path}.${name}`;
    log.add(
      rule,
      { file, field, ...(value === undefined ? {} : { value: shown(value) }) },
      { id: this.label, ...values },
    );
  }

  private read<Value>(name: string, convert: Conversion<Value>): Value | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    const meaning = convert(value);
    if (meaning === undefined) this.add(invalidValue, name, value);
    else if (!meaning.isUsual) this.add(lenientValue, name, value);
    return meaning?.value;
  }

  private inside(name: string): ItemPlace {
    const { path } = this.place;
    return { ...this.place, path: path === '' ? name : `${path}.${name}` };
  }
}

/** A value of a JSON document as a person may see it. */
function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value).slice(0, 200);
}
