export {};
//# sourceMappingURL=A03-clock-change.spec.d.ts.map