export {};
//# sourceMappingURL=A04-frequencies.spec.d.ts.map