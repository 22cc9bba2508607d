/** A ring of buckets of one second. A hop longer than the ring counts as the ring, which keeps the bound a bound. */
export const BUCKETS = 1 << 14;
//# sourceMappingURL=buckets.js.map