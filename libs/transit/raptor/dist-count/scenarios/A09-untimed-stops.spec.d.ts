export {};
//# sourceMappingURL=A09-untimed-stops.spec.d.ts.map