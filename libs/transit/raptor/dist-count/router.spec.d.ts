export {};
//# sourceMappingURL=router.spec.d.ts.map