/** A ring of buckets of one second. A hop longer than the ring counts as the ring, which keeps the bound a bound. */
export declare const BUCKETS: number;
//# sourceMappingURL=buckets.d.ts.map