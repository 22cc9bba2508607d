export {};
//# sourceMappingURL=lower-bound.spec.d.ts.map