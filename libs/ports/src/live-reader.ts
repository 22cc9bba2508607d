import type { LiveFact, LiveFacts, LiveKind, ParkingProfileName } from '@maillage/contracts';
import type { Instant, NoticeGroup } from '@maillage/kernel';

/** What one fetch brought. */
export interface LiveDocuments {
  /** Names the part of the feed; what the reader remembers of the reading before belongs to it. */
  readonly label: string;
  readonly kind: LiveKind;
  /** Of kind `parking`. */
  readonly profile: ParkingProfileName | undefined;
  /** By the territory's clock. */
  readonly now: Instant;
  /** By name: of a GBFS system each document's, else any. */
  readonly documents: ReadonlyMap<string, Uint8Array>;
  /** Of the message before that was used. */
  readonly last: { readonly timestamp: Instant | undefined; readonly entities: number } | undefined;
}

export interface LiveReading {
  /** What is undefined was not told: what is known of it stays. */
  readonly facts: { readonly [Fact in LiveFact]?: readonly LiveFacts[Fact][] | undefined };
  /** When the content was made, as far as that is told and believed. */
  readonly timestamp: Instant | undefined;
  /** Which version of the timetable is meant; empty when not told. */
  readonly feedVersion: string;
  /** All entities of the message, used or not. */
  readonly entities: number;
  readonly notices: readonly NoticeGroup[];
  /** Why nothing of it can be used: the code of the first error; undefined when all is well. */
  readonly refusal: string | undefined;
}

/** Reads the moment's state of unknown quality, apart from everything else, in bounded memory and time. */
export abstract class LiveReader {
  /** Always a reading: what cannot be read is a refusal. @throws Failure `READER_…` when it took too much, or is broken */
  abstract read(documents: LiveDocuments): Promise<LiveReading>;
  /** The documents that a GBFS discovery announces; none when it is of no use. @throws Failure `READER_…` */
  abstract discover(bytes: Uint8Array): Promise<readonly { readonly name: string; readonly url: string }[]>;
}
