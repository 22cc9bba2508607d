import { Controller, Get, Headers, HttpCode, Ip, Param, Post, Query } from '@nestjs/common';
import {
  feedVersionsQuery,
  type FeedsView,
  type FeedVersionsQuery,
  type FeedVersionsView,
  type RefreshAccepted,
  type VersionReviewed,
} from '@maillage/contracts';
import { TerritoryDirectory, type Caller } from '@maillage/nest-kit';
import { ListFeeds } from './list-feeds.use-case.js';
import { RequestRefresh } from './request-refresh.use-case.js';
import { ReviewVersion, type Decision } from './review-version.use-case.js';

@Controller(['v1/feeds', 't/:territory/v1/feeds'])
export class FeedsController {
  constructor(
    private readonly directory: TerritoryDirectory,
    private readonly listFeeds: ListFeeds,
    private readonly requestRefresh: RequestRefresh,
    private readonly reviewVersion: ReviewVersion,
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

  @Post(':feed/versions/:version/release')
  @HttpCode(200)
  async release(
    @Param() version: VersionAddress,
    @Ip() address: string,
    @Headers() headers: Readonly<Record<string, unknown>>,
  ): Promise<VersionReviewed> {
    return this.review(version, 'release', { address, headers: Object.keys(headers) });
  }

  @Post(':feed/versions/:version/reject')
  @HttpCode(200)
  async reject(
    @Param() version: VersionAddress,
    @Ip() address: string,
    @Headers() headers: Readonly<Record<string, unknown>>,
  ): Promise<VersionReviewed> {
    return this.review(version, 'reject', { address, headers: Object.keys(headers) });
  }

  private async review(
    { territory, feed, version }: VersionAddress,
    decision: Decision,
    caller: Caller,
  ): Promise<VersionReviewed> {
    return this.reviewVersion.execute(await this.directory.find(territory), feed, version, decision, caller);
  }
}

interface VersionAddress {
  readonly territory?: string;
  readonly feed: string;
  readonly version: string;
}
