import { describeFeedStore, describeNetworkStore, describeOutbox, describeTerritoryStore } from '@maillage/testing';
import { storesOn, useDatabase } from './testing/database.js';

const { database } = useDatabase();
const make = () => Promise.resolve(storesOn(database()));

describeTerritoryStore('PostgresTerritoryStore', make);
describeFeedStore('PostgresFeedStore', make);
describeNetworkStore('PostgresNetworkStore', make);
describeOutbox('PostgresOutbox', make);
