export {};
//# sourceMappingURL=A07-boarding-rules.spec.d.ts.map