import type { TerritoryDirectory } from '@maillage/nest-kit';
import { ask } from './ask.js';
import type { Asked } from './asked.js';
import type { HttpReply, HttpRequest } from './http-exchange.js';
import type { Outgoing } from './outgoing.js';
import { sendAnswer } from './send-answer.js';

/** What all public addresses have in common: the territory is found, a use case asked, its answer sent. */
export class PublicExchange {
  constructor(private readonly directory: TerritoryDirectory) {}

  /** @throws Problem when the address means no territory, or as the use case does */
  async answer(request: HttpRequest, reply: HttpReply, use: (asked: Asked) => Promise<Outgoing>): Promise<void> {
    await sendAnswer(request, reply, await use(await this.ask(request, reply)));
  }

  /** Of what is answered piece by piece. @throws Problem when the address means no territory */
  ask(request: HttpRequest, reply: HttpReply): Promise<Asked> {
    return ask(this.directory, request, reply);
  }
}
