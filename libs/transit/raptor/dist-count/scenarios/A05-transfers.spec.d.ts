export {};
//# sourceMappingURL=A05-transfers.spec.d.ts.map