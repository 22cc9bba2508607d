/**
 * Lines as columns: shape `s` owns the points `offset[s]` to `offset[s + 1] − 1`, in order.
 */
export interface ShapeTable {
  readonly ids: readonly string[];
  readonly offset: Int32Array;
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
}
