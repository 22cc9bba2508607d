import { describeResponseCache } from '@maillage/testing';
import { RecordedCache } from './recorder.js';

describeResponseCache('RecordedCache', () => {
  const cache = new RecordedCache();
  return Promise.resolve({
    cache,
    pass(seconds) {
      cache.pass(seconds);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  });
});
