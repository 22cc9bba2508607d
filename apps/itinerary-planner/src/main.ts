import 'reflect-metadata';
import { runMain } from '@maillage/nest-kit';
import { startItineraryPlanner } from './start-itinerary-planner.js';

await runMain(() => startItineraryPlanner(process.env));
