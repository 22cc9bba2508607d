export {};
//# sourceMappingURL=A11-several-feeds.spec.d.ts.map