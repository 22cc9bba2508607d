import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { TerritoryDirectory } from '@maillage/nest-kit';
import { ask } from './ask.js';
import { originOf, type HttpReply, type HttpRequest } from './http-exchange.js';
import { ReadLiveFeeds } from './read-live-feeds.use-case.js';
import { sendAnswer } from './send-answer.js';

/** Live feeds for other programs; the address always names the territory. */
@Controller()
export class LiveFeedsController {
  constructor(
    private readonly directory: TerritoryDirectory,
    private readonly feeds: ReadLiveFeeds,
  ) {}

  @Get('gtfs-rt/:territory/:feed/:document')
  async realtime(
    @Param('territory') territory: string,
    @Param('feed') feed: string,
    @Param('document') document: string,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ) {
    const asked = await ask(this.directory, territory, request, reply);
    await sendAnswer(request, reply, await this.feeds.realtime(asked, feed, document));
  }

  @Get('gbfs/:territory/:feed/:document')
  async sharing(
    @Param('territory') territory: string,
    @Param('feed') feed: string,
    @Param('document') document: string,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ) {
    const asked = await ask(this.directory, territory, request, reply);
    await sendAnswer(request, reply, await this.feeds.sharing(asked, feed, document, originOf(request)));
  }
}
