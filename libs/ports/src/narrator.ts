import type { Bilingual } from '@maillage/kernel';

/** Says what the install is doing, for the person who started it. Never a coordinate, a place or a query. */
export abstract class Narrator {
  /** One line. */
  abstract tell(message: Bilingual): void;
  /** Runs `work`; when it takes more than two seconds, says that it is still going on, and how long it took. */
  abstract during<Result>(message: Bilingual, work: () => Promise<Result>): Promise<Result>;
}
