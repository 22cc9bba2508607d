import type { NoticeLog, Rule } from '@maillage/feed-reading';
import { parseServiceDate, type Instant, type ServiceDay } from '@maillage/kernel';
import type { RealtimeLimits } from '../limits.js';
import { unknownWord } from '../rules/entity-rules.js';
import { WireError } from '../wire/wire-error.js';
import type { WireReader } from '../wire/wire-reader.js';

/** A value that is being put together. */
export type Draft<Value> = { -readonly [Member in keyof Value]: Value[Member] };

const MAX_DATES = 1_000;

/** What the readers of messages share: the bytes, the limits, and where findings go. */
export class Reading {
  /** Of the entity that is being read; notices name it. */
  entityId = '';
  #items = 0;
  readonly #days = new Map<string, ServiceDay | undefined>();

  constructor(
    readonly wire: WireReader,
    readonly log: NoticeLog,
    readonly limits: RealtimeLimits,
    readonly now: Instant,
  ) {}

  /**
   * Counts something that takes memory: two bytes of a message can make an object.
   * @throws WireError when there are too many
   */
  countItem(): void {
    if (++this.#items > this.limits.items) throw new WireError('TOO_LARGE');
  }

  tell(
    rule: Rule,
    field: string,
    value?: string | number,
    values: Readonly<Record<string, string | number>> = {},
  ): void {
    this.log.add(rule, value === undefined ? { field } : { field, value: String(value) }, {
      id: this.entityId,
      ...values,
    });
  }

  /** One of the words of an enumeration by its number, `otherwise` for a number of a later version. */
  word<Word extends string>(words: readonly Word[], number: number, otherwise: Word, field: string): Word {
    const word = words.at(number < 0 ? words.length : number);
    if (word !== undefined) return word;
    this.tell(unknownWord, field, number, { number });
    return otherwise;
  }

  /** `YYYYMMDD` */
  day(text: string): ServiceDay | undefined {
    if (!this.#days.has(text) && this.#days.size < MAX_DATES) this.#days.set(text, parseServiceDate(text));
    return this.#days.has(text) ? this.#days.get(text) : parseServiceDate(text);
  }
}
