import { Controller, Get, Param, Req, Res, type OnModuleDestroy } from '@nestjs/common';
import { TerritoryDirectory } from '@maillage/nest-kit';
import { addressesOf } from '../addresses.js';
import { ask } from '../ask.js';
import type { HttpReply, HttpRequest } from '../http-exchange.js';
import { EventStream } from './event-stream.js';
import { WatchChanges } from './watch-changes.use-case.js';

@Controller()
export class ChangesController implements OnModuleDestroy {
  readonly #streams = new Set<EventStream>();

  constructor(
    private readonly directory: TerritoryDirectory,
    private readonly changes: WatchChanges,
  ) {}

  @Get(addressesOf('changes'))
  async watch(
    @Param('territory') territory: string | undefined,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ): Promise<void> {
    const stream = new EventStream(reply);
    const end = await this.changes.watch(await ask(this.directory, territory, request, reply), stream);
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
