export {};
//# sourceMappingURL=reach-all.spec.d.ts.map