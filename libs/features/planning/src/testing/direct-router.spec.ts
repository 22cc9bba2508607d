import { drawTown } from '@maillage/itinerary-planner/testing';
import { describeJourneyRouter, describeReachRouter, describeRoutableNetworks } from '@maillage/testing';
import { DirectRouter } from './direct-router.js';

const { networks, journeys, reach } = new DirectRouter();
const open = () => Promise.resolve({ networks, journeys, reach, draw: drawTown });

describeRoutableNetworks('DirectRouter', open);
describeJourneyRouter('DirectRouter', open);
describeReachRouter('DirectRouter', open);
