export { demoTerritory, type DemoTerritory } from './demo-territory.js';
