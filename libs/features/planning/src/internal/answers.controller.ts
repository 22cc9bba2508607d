import { Body, Controller, HttpCode, Post, Res, UseFilters } from '@nestjs/common';
import { internalRoutes, READINESS_PATH } from '@maillage/contracts';
import type {
  GeocodeRequest,
  MapInitialRequest,
  MapStopsRequest,
  MapTripsRequest,
  OneToAllRequest,
  OneToManyIntermodalRequest,
  OneToManyRequest,
  PlanRequest,
  RealtimeFeedRequest,
  RefreshRequest,
  RentalsRequest,
  ReverseGeocodeRequest,
  SharingDocumentRequest,
  StopRequest,
  StopTimesRequest,
  TripRequest,
} from '@maillage/itinerary-model';
import { clientGone } from '@maillage/nest-kit';
import {
  JourneyPlanner,
  LiveFeeds,
  PlaceSearch,
  PlannerHealth,
  StopBoards,
  TravelTimes,
  type TerritoryReadiness,
} from '@maillage/ports';
import { InternalProblemFilter } from './internal-problem.filter.js';
import { sendBytes, type InternalReply } from './internal-reply.js';

const {
  plan,
  refreshItinerary,
  oneToMany,
  oneToManyIntermodal,
  oneToAll,
  stopTimes,
  trip,
  stop,
  mapTrips,
  geocode,
  reverseGeocode,
  mapStops,
  rentals,
  mapInitial,
  realtimeFeed,
  sharingDocument,
} = internalRoutes;

/** The planner's ports over HTTP, for gateways in other processes. */
@Controller()
@UseFilters(InternalProblemFilter)
export class AnswersController {
  constructor(
    private readonly journeys: JourneyPlanner,
    private readonly travelTimes: TravelTimes,
    private readonly boards: StopBoards,
    private readonly places: PlaceSearch,
    private readonly feeds: LiveFeeds,
    private readonly health: PlannerHealth,
  ) {}

  @Post(plan.path)
  plan(@Body({ schema: plan.request }) asked: PlanRequest, @Res() reply: InternalReply) {
    return sendBytes(reply, this.journeys.plan(asked, clientGone(reply)), asked.answerFormat);
  }

  @Post(refreshItinerary.path)
  refreshItinerary(@Body({ schema: refreshItinerary.request }) asked: RefreshRequest, @Res() reply: InternalReply) {
    return sendBytes(reply, this.journeys.refresh(asked, clientGone(reply)));
  }

  @Post(oneToMany.path)
  oneToMany(@Body({ schema: oneToMany.request }) asked: OneToManyRequest, @Res() reply: InternalReply) {
    return sendBytes(reply, this.travelTimes.oneToMany(asked, clientGone(reply)));
  }

  @Post(oneToManyIntermodal.path)
  oneToManyIntermodal(
    @Body({ schema: oneToManyIntermodal.request }) asked: OneToManyIntermodalRequest,
    @Res() reply: InternalReply,
  ) {
    return sendBytes(reply, this.travelTimes.oneToManyIntermodal(asked, clientGone(reply)));
  }

  @Post(oneToAll.path)
  oneToAll(@Body({ schema: oneToAll.request }) asked: OneToAllRequest, @Res() reply: InternalReply) {
    return sendBytes(reply, this.travelTimes.oneToAll(asked, clientGone(reply)));
  }

  @Post(stopTimes.path)
  stopTimes(@Body({ schema: stopTimes.request }) asked: StopTimesRequest, @Res() reply: InternalReply) {
    return sendBytes(reply, this.boards.stopTimes(asked));
  }

  @Post(trip.path)
  trip(@Body({ schema: trip.request }) asked: TripRequest, @Res() reply: InternalReply) {
    return sendBytes(reply, this.boards.trip(asked), asked.answerFormat);
  }

  @Post(stop.path)
  stop(@Body({ schema: stop.request }) asked: StopRequest, @Res() reply: InternalReply) {
    return sendBytes(reply, this.boards.stop(asked));
  }

  @Post(mapTrips.path)
  mapTrips(@Body({ schema: mapTrips.request }) asked: MapTripsRequest, @Res() reply: InternalReply) {
    return sendBytes(reply, this.boards.mapTrips(asked));
  }

  @Post(geocode.path)
  geocode(@Body({ schema: geocode.request }) asked: GeocodeRequest, @Res() reply: InternalReply) {
    return sendBytes(reply, this.places.geocode(asked));
  }

  @Post(reverseGeocode.path)
  reverseGeocode(@Body({ schema: reverseGeocode.request }) asked: ReverseGeocodeRequest, @Res() reply: InternalReply) {
    return sendBytes(reply, this.places.reverseGeocode(asked));
  }

  @Post(mapStops.path)
  mapStops(@Body({ schema: mapStops.request }) asked: MapStopsRequest, @Res() reply: InternalReply) {
    return sendBytes(reply, this.places.mapStops(asked));
  }

  @Post(rentals.path)
  rentals(@Body({ schema: rentals.request }) asked: RentalsRequest, @Res() reply: InternalReply) {
    return sendBytes(reply, this.places.rentals(asked));
  }

  @Post(mapInitial.path)
  mapInitial(@Body({ schema: mapInitial.request }) asked: MapInitialRequest, @Res() reply: InternalReply) {
    return sendBytes(reply, this.places.mapInitial(asked));
  }

  @Post(realtimeFeed.path)
  realtimeFeed(@Body({ schema: realtimeFeed.request }) asked: RealtimeFeedRequest, @Res() reply: InternalReply) {
    return sendBytes(reply, this.feeds.realtime(asked), 'protobuf');
  }

  @Post(sharingDocument.path)
  sharingDocument(
    @Body({ schema: sharingDocument.request }) asked: SharingDocumentRequest,
    @Res() reply: InternalReply,
  ) {
    return sendBytes(reply, this.feeds.sharing(asked));
  }

  @Post(READINESS_PATH)
  @HttpCode(200)
  readiness(): Promise<readonly TerritoryReadiness[]> {
    return this.health.readiness();
  }
}
