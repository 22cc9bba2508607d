/** Tags of the elements of a block: words[2i] key and words[2i + 1] value, both in `strings`, i in [offset[e], offset[e + 1]). */
export interface TagColumns {
  readonly offset: Int32Array;
  readonly words: Int32Array;
}

/** Decoded elements of OpenStreetMap as a block of an `.osm.pbf` file holds them; a column may be empty. */
export interface OsmBlock {
  readonly strings: readonly string[];
  readonly nodes: {
    readonly id: Float64Array;
    /** 10⁻⁷ degrees. */
    readonly latitude: Int32Array;
    readonly longitude: Int32Array;
    readonly tags: TagColumns;
  };
  readonly ways: {
    readonly id: Float64Array;
    /** refs of way w: [refOffset[w], refOffset[w + 1]) */
    readonly refOffset: Int32Array;
    readonly refs: Float64Array;
    readonly tags: TagColumns;
  };
  readonly relations: {
    readonly id: Float64Array;
    /** members of relation r: [memberOffset[r], memberOffset[r + 1]) */
    readonly memberOffset: Int32Array;
    readonly memberId: Float64Array;
    /** Index in `MEMBER_TYPES`. */
    readonly memberType: Int32Array;
    /** Index in `strings`. */
    readonly memberRole: Int32Array;
    readonly tags: TagColumns;
  };
}

/** In the order of the format's numbers. */
export const MEMBER_TYPES = ['node', 'way', 'relation'] as const;
