import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { TerritoryDirectory } from '@maillage/nest-kit';
import { addressesOf, newestAddressesOf } from './addresses.js';
import { ask } from './ask.js';
import type { HttpReply, HttpRequest } from './http-exchange.js';
import { PlanJourneys } from './plan-journeys.use-case.js';
import { sendAnswer } from './send-answer.js';

@Controller()
export class PlanController {
  constructor(
    private readonly directory: TerritoryDirectory,
    private readonly planJourneys: PlanJourneys,
  ) {}

  @Get(addressesOf('plan'))
  async byQuery(
    @Param('territory') territory: string | undefined,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ) {
    await sendAnswer(
      request,
      reply,
      await this.planJourneys.byQuery(await ask(this.directory, territory, request, reply)),
    );
  }

  @Post(newestAddressesOf('plan'))
  async byBody(
    @Param('territory') territory: string | undefined,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ) {
    await sendAnswer(
      request,
      reply,
      await this.planJourneys.byBody(await ask(this.directory, territory, request, reply)),
    );
  }

  @Get(addressesOf('refreshItinerary'))
  async refresh(
    @Param('territory') territory: string | undefined,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ) {
    await sendAnswer(
      request,
      reply,
      await this.planJourneys.refresh(await ask(this.directory, territory, request, reply)),
    );
  }

  @Post(addressesOf('refreshItinerary'))
  @HttpCode(200)
  async refreshByBody(
    @Param('territory') territory: string | undefined,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ) {
    await sendAnswer(
      request,
      reply,
      await this.planJourneys.refreshByBody(await ask(this.directory, territory, request, reply)),
    );
  }
}
