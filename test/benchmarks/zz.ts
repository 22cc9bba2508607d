import { prepareFeeds } from './bench-feeds.js';
import { measureRealtime } from './measure-realtime.js';
const feeds = await prepareFeeds(process.argv.slice(2));
for (const f of feeds) console.log(f.name, JSON.stringify(await measureRealtime(f, { batches: 2, earliest: 60, range: 15, rounds: 3 }), null, 1));
