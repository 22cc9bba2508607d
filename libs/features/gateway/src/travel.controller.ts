import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { TerritoryDirectory } from '@maillage/nest-kit';
import { addressesOf } from './addresses.js';
import { ask } from './ask.js';
import type { HttpReply, HttpRequest } from './http-exchange.js';
import { MeasureTravel } from './measure-travel.use-case.js';
import { sendAnswer } from './send-answer.js';

@Controller()
export class TravelController {
  constructor(
    private readonly directory: TerritoryDirectory,
    private readonly travel: MeasureTravel,
  ) {}

  @Get(addressesOf('oneToMany'))
  async oneToMany(
    @Param('territory') territory: string | undefined,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ) {
    await sendAnswer(request, reply, await this.travel.oneToMany(await ask(this.directory, territory, request, reply)));
  }

  @Post(addressesOf('oneToMany'))
  @HttpCode(200)
  async oneToManyByBody(
    @Param('territory') territory: string | undefined,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ) {
    await sendAnswer(
      request,
      reply,
      await this.travel.oneToManyByBody(await ask(this.directory, territory, request, reply)),
    );
  }

  @Get(addressesOf('oneToManyIntermodal'))
  async oneToManyIntermodal(
    @Param('territory') territory: string | undefined,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ) {
    await sendAnswer(
      request,
      reply,
      await this.travel.oneToManyIntermodal(await ask(this.directory, territory, request, reply)),
    );
  }

  @Post(addressesOf('oneToManyIntermodal'))
  @HttpCode(200)
  async oneToManyIntermodalByBody(
    @Param('territory') territory: string | undefined,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ) {
    await sendAnswer(
      request,
      reply,
      await this.travel.oneToManyIntermodalByBody(await ask(this.directory, territory, request, reply)),
    );
  }

  @Get(addressesOf('oneToAll'))
  async oneToAll(
    @Param('territory') territory: string | undefined,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ) {
    await sendAnswer(request, reply, await this.travel.oneToAll(await ask(this.directory, territory, request, reply)));
  }
}
