import { Controller, Get, Header, Module, NotFoundException, Req, type DynamicModule } from '@nestjs/common';
import { Meter } from '@maillage/ports';
import type { IncomingMessage } from 'node:http';
import { isFromThisMachine } from './is-from-this-machine.js';

/** Whom metrics are told: a public server tells the machine that it runs on, and to others is a server without metrics. */
export type MetricsAudience = 'everybody' | 'this-machine';

class ServeMetrics {
  constructor(
    private readonly meter: Meter,
    private readonly audience: MetricsAudience,
  ) {}

  /** @throws NotFoundException, as for an address that does not exist */
  execute({ socket, headers }: IncomingMessage): Promise<string> {
    const caller = { address: socket.remoteAddress ?? '', headers: Object.keys(headers) };
    if (this.audience === 'this-machine' && !isFromThisMachine(caller)) throw new NotFoundException();
    return this.meter.expose();
  }
}

@Controller('metrics')
class MetricsController {
  constructor(private readonly serve: ServeMetrics) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('cache-control', 'no-store')
  metrics(@Req() { raw }: { readonly raw: IncomingMessage }): Promise<string> {
    return this.serve.execute(raw);
  }
}

/** `GET /metrics`. Needs the port Meter. */
@Module({})
export class MetricsModule {
  static for(audience: MetricsAudience): DynamicModule {
    const serve = {
      provide: ServeMetrics,
      inject: [Meter],
      useFactory: (meter: Meter) => new ServeMetrics(meter, audience),
    };
    return { module: MetricsModule, controllers: [MetricsController], providers: [serve] };
  }
}
