import { Controller, Get, Req, Res } from '@nestjs/common';
import { addressesOf } from './addresses.js';
import type { HttpReply, HttpRequest } from './http-exchange.js';
import { ReadBoards } from './read-boards.use-case.js';
import { PublicExchange } from './public-exchange.js';

@Controller()
export class BoardsController {
  constructor(
    private readonly exchange: PublicExchange,
    private readonly boards: ReadBoards,
  ) {}

  @Get(addressesOf('stopTimes'))
  stopTimes(@Req() request: HttpRequest, @Res() reply: HttpReply): Promise<void> {
    return this.exchange.answer(request, reply, (asked) => this.boards.stopTimes(asked));
  }

  @Get(addressesOf('mapTrips'))
  mapTrips(@Req() request: HttpRequest, @Res() reply: HttpReply): Promise<void> {
    return this.exchange.answer(request, reply, (asked) => this.boards.mapTrips(asked));
  }

  @Get(addressesOf('trip'))
  trip(@Req() request: HttpRequest, @Res() reply: HttpReply): Promise<void> {
    return this.exchange.answer(request, reply, (asked) => this.boards.trip(asked));
  }

  @Get(addressesOf('stop'))
  stop(@Req() request: HttpRequest, @Res() reply: HttpReply): Promise<void> {
    return this.exchange.answer(request, reply, (asked) => this.boards.stop(asked));
  }
}
