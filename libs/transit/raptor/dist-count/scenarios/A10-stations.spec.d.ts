export {};
//# sourceMappingURL=A10-stations.spec.d.ts.map