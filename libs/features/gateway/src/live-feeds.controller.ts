import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { originOf, type HttpReply, type HttpRequest } from './http-exchange.js';
import { PublicExchange } from './public-exchange.js';
import { ReadLiveFeeds } from './read-live-feeds.use-case.js';

/** Live feeds for other programs; the address always names the territory. */
@Controller()
export class LiveFeedsController {
  constructor(
    private readonly exchange: PublicExchange,
    private readonly feeds: ReadLiveFeeds,
  ) {}

  @Get('gtfs-rt/:territory/:feed/:document')
  realtime(
    @Param('feed') feed: string,
    @Param('document') document: string,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ): Promise<void> {
    return this.exchange.answer(request, reply, (asked) => this.feeds.realtime(asked, feed, document));
  }

  @Get('gbfs/:territory/:feed/:document')
  sharing(
    @Param('feed') feed: string,
    @Param('document') document: string,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ): Promise<void> {
    const origin = originOf(request);
    return this.exchange.answer(request, reply, (asked) => this.feeds.sharing(asked, feed, document, origin));
  }
}
