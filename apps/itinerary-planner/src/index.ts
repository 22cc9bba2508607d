export { itineraryPlannerConfig, startItineraryPlanner } from './start-itinerary-planner.js';
