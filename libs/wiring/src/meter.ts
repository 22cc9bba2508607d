import { MemoryMeter } from '@maillage/adapters-inprocess';
import { Meter } from '@maillage/ports';
import type { Provider } from '@nestjs/common';

/** What is measured, since the process began. */
export const meter = (): Provider => ({
  provide: Meter,
  useFactory: () => {
    const memory = new MemoryMeter();
    memory.watch('process_resident_memory_bytes', () => [{ labels: {}, value: process.memoryUsage.rss() }]);
    return memory;
  },
});
