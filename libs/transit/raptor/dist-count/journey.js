export {};
//# sourceMappingURL=journey.js.map