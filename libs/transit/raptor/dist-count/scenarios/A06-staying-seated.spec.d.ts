export {};
//# sourceMappingURL=A06-staying-seated.spec.d.ts.map