export { ruleFaults } from './testing/rule-faults.js';
