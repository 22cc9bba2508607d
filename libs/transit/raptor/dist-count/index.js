export { createRouter } from './router.js';
//# sourceMappingURL=index.js.map