import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { TerritoryDirectory } from '@maillage/nest-kit';
import { addressesOf } from './addresses.js';
import { ask } from './ask.js';
import type { HttpReply, HttpRequest } from './http-exchange.js';
import { ReadBoards } from './read-boards.use-case.js';
import { sendAnswer } from './send-answer.js';

@Controller()
export class BoardsController {
  constructor(
    private readonly directory: TerritoryDirectory,
    private readonly boards: ReadBoards,
  ) {}

  @Get(addressesOf('stopTimes'))
  async stopTimes(
    @Param('territory') territory: string | undefined,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ) {
    await sendAnswer(request, reply, await this.boards.stopTimes(await ask(this.directory, territory, request, reply)));
  }

  @Get(addressesOf('mapTrips'))
  async mapTrips(
    @Param('territory') territory: string | undefined,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ) {
    await sendAnswer(request, reply, await this.boards.mapTrips(await ask(this.directory, territory, request, reply)));
  }

  @Get(addressesOf('trip'))
  async trip(@Param('territory') territory: string | undefined, @Req() request: HttpRequest, @Res() reply: HttpReply) {
    await sendAnswer(request, reply, await this.boards.trip(await ask(this.directory, territory, request, reply)));
  }

  @Get(addressesOf('stop'))
  async stop(@Param('territory') territory: string | undefined, @Req() request: HttpRequest, @Res() reply: HttpReply) {
    await sendAnswer(request, reply, await this.boards.stop(await ask(this.directory, territory, request, reply)));
  }
}
