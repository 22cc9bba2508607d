import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { addressesOf } from './addresses.js';
import type { HttpReply, HttpRequest } from './http-exchange.js';
import { MeasureTravel } from './measure-travel.use-case.js';
import { PublicExchange } from './public-exchange.js';

@Controller()
export class TravelController {
  constructor(
    private readonly exchange: PublicExchange,
    private readonly travel: MeasureTravel,
  ) {}

  @Get(addressesOf('oneToMany'))
  oneToMany(@Req() request: HttpRequest, @Res() reply: HttpReply): Promise<void> {
    return this.exchange.answer(request, reply, (asked) => this.travel.oneToMany(asked));
  }

  @Post(addressesOf('oneToMany'))
  oneToManyByBody(@Req() request: HttpRequest, @Res() reply: HttpReply): Promise<void> {
    return this.exchange.answer(request, reply, (asked) => this.travel.oneToManyByBody(asked));
  }

  @Get(addressesOf('oneToManyIntermodal'))
  oneToManyIntermodal(@Req() request: HttpRequest, @Res() reply: HttpReply): Promise<void> {
    return this.exchange.answer(request, reply, (asked) => this.travel.oneToManyIntermodal(asked));
  }

  @Post(addressesOf('oneToManyIntermodal'))
  oneToManyIntermodalByBody(@Req() request: HttpRequest, @Res() reply: HttpReply): Promise<void> {
    return this.exchange.answer(request, reply, (asked) => this.travel.oneToManyIntermodalByBody(asked));
  }

  @Get(addressesOf('oneToAll'))
  oneToAll(@Req() request: HttpRequest, @Res() reply: HttpReply): Promise<void> {
    return this.exchange.answer(request, reply, (asked) => this.travel.oneToAll(asked));
  }
}
