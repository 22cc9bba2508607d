export {};
//# sourceMappingURL=A02-after-midnight.spec.d.ts.map