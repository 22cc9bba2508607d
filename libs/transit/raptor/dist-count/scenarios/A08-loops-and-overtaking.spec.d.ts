export {};
//# sourceMappingURL=A08-loops-and-overtaking.spec.d.ts.map