import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, type OnApplicationShutdown } from '@nestjs/common';
import { createServer, type AddressInfo } from 'node:net';
import { createLogger } from './logger.js';
import { runApp } from './run-app.js';

class Resource implements OnApplicationShutdown {
  closed = 0;
  onApplicationShutdown(): void {
    this.closed++;
  }
}
let begin = (): void => undefined;
const begun = new Promise<void>((resolve) => (begin = resolve));
@Controller('slow')
class SlowController {
  @Get()
  async answer(): Promise<string> {
    begin();
    await new Promise((resolve) => setTimeout(resolve, 200));
    return 'in time';
  }
}
@Module({ providers: [Resource], controllers: [SlowController] })
class ResourceModule {}

const options = { module: ResourceModule, host: '127.0.0.1', logger: createLogger({ name: 'test', level: 'silent' }) };

describe('runApp', () => {
  it('answers until it is closed, once', async () => {
    const running = await runApp({ ...options, port: 0 });
    expect((await fetch(`${running.url}/health/live`)).status).toBe(200);
    await Promise.all([running.close(), running.close()]);
    expect(running.app.get(Resource).closed).toBe(1);
    await expect(fetch(`${running.url}/health/live`)).rejects.toThrow();
  });

  it('answers what it has begun when it is closed', async () => {
    const running = await runApp({ ...options, port: 0 });
    const asked = fetch(`${running.url}/slow`);
    await begun;
    await running.close();
    expect(await (await asked).text()).toBe('in time');
  });

  it('names --port, on one line, when the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    try {
      await expect(runApp({ ...options, port })).rejects.toMatchObject({
        code: 'PORT_TAKEN',
        message: expect.stringMatching(new RegExp(`^[^\n]*${port}[^\n]*--port[^\n]*$`)),
      });
    } finally {
      other.close();
    }
  });
});
