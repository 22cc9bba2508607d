import { Controller, Get, Headers, HttpCode, Ip, Param, Post, Query } from '@nestjs/common';
import {
  feedVersionsQuery,
  type FeedsView,
  type FeedVersionsQuery,
  type FeedVersionsView,
  type RefreshAccepted,
} from '@maillage/contracts';
import { TerritoryDirectory } from '@maillage/nest-kit';
import { ListFeeds } from './list-feeds.use-case.js';
import { RequestRefresh } from './request-refresh.use-case.js';

@Controller(['v1/feeds', 't/:territory/v1/feeds'])
export class FeedsController {
  constructor(
    private readonly directory: TerritoryDirectory,
    private readonly listFeeds: ListFeeds,
    private readonly requestRefresh: RequestRefresh,
  ) {}

  @Get()
  async feeds(@Param('territory') territory: string | undefined): Promise<FeedsView> {
    return this.listFeeds.all(await this.directory.find(territory));
  }

  @Get(':feed/versions')
  async versions(
    @Param('territory') territory: string | undefined,
    @Param('feed') feed: string,
    @Query({ schema: feedVersionsQuery }) { limit }: FeedVersionsQuery,
  ): Promise<FeedVersionsView> {
    return this.listFeeds.versions(await this.directory.find(territory), feed, limit);
  }

  @Post(':feed/refresh')
  @HttpCode(202)
  async refresh(
    @Param('territory') territory: string | undefined,
    @Param('feed') feed: string,
    @Ip() address: string,
    @Headers() headers: Readonly<Record<string, unknown>>,
  ): Promise<RefreshAccepted> {
    return this.requestRefresh.execute(await this.directory.find(territory), feed, {
      address,
      headers: Object.keys(headers),
    });
  }
}
