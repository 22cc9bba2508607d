export { readCommandLine } from './command-line.js';
export { suiteConfig } from './suite.config.js';
