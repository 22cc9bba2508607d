import type { OsmBlock } from '@maillage/street-graph';
import { growingDoubles, growingInts } from '../growing.js';

/** Columns that the elements of one block are written to, and that the next block uses again. */
export class BlockColumns {
  readonly nodeId = growingDoubles();
  /** In units of the block's granularity. */
  readonly latitude = growingDoubles();
  readonly longitude = growingDoubles();
  readonly nodeTagOffset = growingInts();
  readonly nodeWords = growingInts();

  readonly wayId = growingDoubles();
  readonly refOffset = growingInts();
  readonly refs = growingDoubles();
  readonly wayTagOffset = growingInts();
  readonly wayWords = growingInts();

  readonly relationId = growingDoubles();
  readonly memberOffset = growingInts();
  readonly memberId = growingDoubles();
  readonly memberType = growingInts();
  readonly memberRole = growingInts();
  readonly relationTagOffset = growingInts();
  readonly relationWords = growingInts();

  constructor() {
    this.begin();
  }

  /** The elements as a block; the columns are empty afterwards. */
  take(strings: readonly string[], place: (units: Float64Array, isLatitude: boolean) => Int32Array): OsmBlock {
    const block = {
      strings,
      nodes: {
        id: this.nodeId.take(),
        latitude: place(this.latitude.take(), true),
        longitude: place(this.longitude.take(), false),
        tags: { offset: this.nodeTagOffset.take(), words: this.nodeWords.take() },
      },
      ways: {
        id: this.wayId.take(),
        refOffset: this.refOffset.take(),
        refs: this.refs.take(),
        tags: { offset: this.wayTagOffset.take(), words: this.wayWords.take() },
      },
      relations: {
        id: this.relationId.take(),
        memberOffset: this.memberOffset.take(),
        memberId: this.memberId.take(),
        memberType: this.memberType.take(),
        memberRole: this.memberRole.take(),
        tags: { offset: this.relationTagOffset.take(), words: this.relationWords.take() },
      },
    };
    this.begin();
    return block;
  }

  private begin(): void {
    const { nodeTagOffset, refOffset, wayTagOffset, memberOffset, relationTagOffset } = this;
    for (const offset of [nodeTagOffset, refOffset, wayTagOffset, memberOffset, relationTagOffset]) {
      offset.length = 0;
      offset.push(0);
    }
  }
}
