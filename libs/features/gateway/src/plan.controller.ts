import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { addressesOf, newestAddressesOf } from './addresses.js';
import type { HttpReply, HttpRequest } from './http-exchange.js';
import { PlanJourneys } from './plan-journeys.use-case.js';
import { PublicExchange } from './public-exchange.js';

@Controller()
export class PlanController {
  constructor(
    private readonly exchange: PublicExchange,
    private readonly planJourneys: PlanJourneys,
  ) {}

  @Get(addressesOf('plan'))
  byQuery(@Req() request: HttpRequest, @Res() reply: HttpReply): Promise<void> {
    return this.exchange.answer(request, reply, (asked) => this.planJourneys.byQuery(asked));
  }

  @Post(newestAddressesOf('plan'))
  byBody(@Req() request: HttpRequest, @Res() reply: HttpReply): Promise<void> {
    return this.exchange.answer(request, reply, (asked) => this.planJourneys.byBody(asked));
  }

  @Get(addressesOf('refreshItinerary'))
  refresh(@Req() request: HttpRequest, @Res() reply: HttpReply): Promise<void> {
    return this.exchange.answer(request, reply, (asked) => this.planJourneys.refresh(asked));
  }

  @Post(addressesOf('refreshItinerary'))
  refreshByBody(@Req() request: HttpRequest, @Res() reply: HttpReply): Promise<void> {
    return this.exchange.answer(request, reply, (asked) => this.planJourneys.refreshByBody(asked));
  }
}
