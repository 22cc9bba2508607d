import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { TerritoryDirectory } from '@maillage/nest-kit';
import { addressesOf } from './addresses.js';
import { ask } from './ask.js';
import type { HttpReply, HttpRequest } from './http-exchange.js';
import { FindPlaces } from './find-places.use-case.js';
import { sendAnswer } from './send-answer.js';

@Controller()
export class PlacesController {
  constructor(
    private readonly directory: TerritoryDirectory,
    private readonly places: FindPlaces,
  ) {}

  @Get(addressesOf('geocode'))
  async geocode(
    @Param('territory') territory: string | undefined,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ) {
    await sendAnswer(request, reply, await this.places.geocode(await ask(this.directory, territory, request, reply)));
  }

  @Get(addressesOf('reverseGeocode'))
  async reverseGeocode(
    @Param('territory') territory: string | undefined,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ) {
    await sendAnswer(
      request,
      reply,
      await this.places.reverseGeocode(await ask(this.directory, territory, request, reply)),
    );
  }

  @Get(addressesOf('mapStops'))
  async mapStops(
    @Param('territory') territory: string | undefined,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ) {
    await sendAnswer(request, reply, await this.places.mapStops(await ask(this.directory, territory, request, reply)));
  }

  @Get(addressesOf('mapLevels'))
  async mapLevels(
    @Param('territory') territory: string | undefined,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ) {
    await sendAnswer(request, reply, await this.places.mapLevels(await ask(this.directory, territory, request, reply)));
  }

  @Get(addressesOf('rentals'))
  async rentals(
    @Param('territory') territory: string | undefined,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ) {
    await sendAnswer(request, reply, await this.places.rentals(await ask(this.directory, territory, request, reply)));
  }

  @Get(addressesOf('mapInitial'))
  async mapInitial(
    @Param('territory') territory: string | undefined,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ) {
    await sendAnswer(
      request,
      reply,
      await this.places.mapInitial(await ask(this.directory, territory, request, reply)),
    );
  }
}
