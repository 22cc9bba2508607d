import { Controller, Get, Req, Res } from '@nestjs/common';
import { addressesOf } from './addresses.js';
import type { HttpReply, HttpRequest } from './http-exchange.js';
import { FindPlaces } from './find-places.use-case.js';
import { PublicExchange } from './public-exchange.js';

@Controller()
export class PlacesController {
  constructor(
    private readonly exchange: PublicExchange,
    private readonly places: FindPlaces,
  ) {}

  @Get(addressesOf('geocode'))
  geocode(@Req() request: HttpRequest, @Res() reply: HttpReply): Promise<void> {
    return this.exchange.answer(request, reply, (asked) => this.places.geocode(asked));
  }

  @Get(addressesOf('reverseGeocode'))
  reverseGeocode(@Req() request: HttpRequest, @Res() reply: HttpReply): Promise<void> {
    return this.exchange.answer(request, reply, (asked) => this.places.reverseGeocode(asked));
  }

  @Get(addressesOf('mapStops'))
  mapStops(@Req() request: HttpRequest, @Res() reply: HttpReply): Promise<void> {
    return this.exchange.answer(request, reply, (asked) => this.places.mapStops(asked));
  }

  @Get(addressesOf('mapLevels'))
  mapLevels(@Req() request: HttpRequest, @Res() reply: HttpReply): Promise<void> {
    return this.exchange.answer(request, reply, (asked) => this.places.mapLevels(asked));
  }

  @Get(addressesOf('rentals'))
  rentals(@Req() request: HttpRequest, @Res() reply: HttpReply): Promise<void> {
    return this.exchange.answer(request, reply, (asked) => this.places.rentals(asked));
  }

  @Get(addressesOf('mapInitial'))
  mapInitial(@Req() request: HttpRequest, @Res() reply: HttpReply): Promise<void> {
    return this.exchange.answer(request, reply, (asked) => this.places.mapInitial(asked));
  }
}
