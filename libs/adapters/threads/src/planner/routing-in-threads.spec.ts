import { afterAll } from '@jest/globals';
import { drawTown } from '@maillage/itinerary-planner/testing';
import { describeJourneyRouter, describeReachRouter, describeRoutableNetworks } from '@maillage/testing';
import { openPlannerPool } from './planner-pool.js';

const { networks, journeys, reach, close } = openPlannerPool({ threads: 2 });
const open = () => Promise.resolve({ networks, journeys, reach, draw: drawTown });
afterAll(close);

describeRoutableNetworks('a pool of threads', open);
describeJourneyRouter('a pool of threads', open);
describeReachRouter('a pool of threads', open);
