export {};
//# sourceMappingURL=A01-direct-and-change.spec.d.ts.map