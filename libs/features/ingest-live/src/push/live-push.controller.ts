import { Body, Controller, Headers, Param, Put } from '@nestjs/common';
import type { LivePushed } from '@maillage/contracts';
import { StreamedBody } from '@maillage/nest-kit';
import { PushLive } from './push-live.use-case.js';

@Controller(['v1/feeds', 't/:territory/v1/feeds'])
export class LivePushController {
  constructor(private readonly pushLive: PushLive) {}

  @Put(':feed/live')
  @StreamedBody()
  push(
    @Param('territory') territory: string | undefined,
    @Param('feed') feed: string,
    @Headers('authorization') authorization: string | undefined,
    @Headers('content-type') mediaType: string | undefined,
    @Body() body: unknown,
  ): Promise<LivePushed> {
    return this.pushLive.execute(territory, feed, { authorization, mediaType, body });
  }
}
