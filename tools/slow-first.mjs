/** The order of the specs: those that take long begin, so that no worker is left with one of them at the end. */
const SLOW = [
  'test/oracle/oracle.spec.ts',
  'test/faults/live-load.spec.ts',
  'test/soak/soak.spec.ts',
  'test/faults/odd-feeds.spec.ts',
  'test/services/kafka-faults.spec.ts',
  'test/oracle/realtime/realtime.spec.ts',
  'test/journeys/services.spec.ts',
  'test/faults/odd-records.spec.ts',
  'test/journeys/suite.spec.ts',
  'libs/adapters/kafka/src/kafka-bus.spec.ts',
  'test/faults/odd-extracts.spec.ts',
  'test/reference/mannheim.spec.ts',
  'libs/adapters/kafka/src/kafka-topics.spec.ts',
  'libs/features/gateway/src/changes/changes.spec.ts',
  'libs/adapters/threads/src/network-builder/build-snapshot.spec.ts',
  'test/architecture/probe.spec.ts',
];

/** What Jest asks of a sequencer in a run of its own: no shards, no memory of earlier runs. */
export default class SlowFirst {
  sort(tests) {
    const rank = ({ path }) => {
      const place = SLOW.findIndex((slow) => path.endsWith(`/${slow}`));
      return place < 0 ? SLOW.length : place;
    };
    return [...tests].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
  }

  cacheResults() {}
}
