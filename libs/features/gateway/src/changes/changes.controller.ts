import { Controller, Get, Req, Res, type OnModuleDestroy } from '@nestjs/common';
import { addressesOf } from '../addresses.js';
import { headerOf, type HttpReply, type HttpRequest } from '../http-exchange.js';
import { PublicExchange } from '../public-exchange.js';
import { EventStream } from './event-stream.js';
import { WatchChanges } from './watch-changes.use-case.js';

@Controller()
export class ChangesController implements OnModuleDestroy {
  readonly #streams = new Set<EventStream>();

  constructor(
    private readonly exchange: PublicExchange,
    private readonly changes: WatchChanges,
  ) {}

  @Get(addressesOf('changes'))
  async watch(@Req() request: HttpRequest, @Res() reply: HttpReply): Promise<void> {
    const stream = new EventStream(reply, headerOf(request, 'last-event-id'));
    const end = await this.changes.watch(await this.exchange.ask(request, reply), stream);
    this.#streams.add(stream);
    const leave = (): void => {
      end();
      stream.close();
      this.#streams.delete(stream);
    };
    if (reply.raw.destroyed) leave();
    else reply.raw.once('close', leave);
  }

  onModuleDestroy(): void {
    for (const stream of this.#streams) stream.close();
  }
}
