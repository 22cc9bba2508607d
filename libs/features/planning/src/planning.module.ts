import { Global, Module } from '@nestjs/common';
import { provide, TerritoryDirectory } from '@maillage/nest-kit';
import {
  Clock,
  EventPublisher,
  JourneyPlanner,
  JourneyRouter,
  LiveFeeds,
  Meter,
  Narrator,
  NetworkStore,
  PlaceSearch,
  PlannerHealth,
  ReachRouter,
  RoutableNetworks,
  SnapshotStore,
  StopBoards,
  TerritoryStore,
  TravelTimes,
} from '@maillage/ports';
import { FollowAvailability } from './live/follow-availability.use-case.js';
import { FollowRealtime } from './live/follow-realtime.use-case.js';
import { LiveGauges } from './live/live-gauges.js';
import { LiveState } from './live/live-state.js';
import { PrepareNetwork } from './live/prepare-network.use-case.js';
import { RepublishFeeds } from './live/republish-feeds.use-case.js';
import { LiveController } from './live/live.controller.js';
import { MeasureTravelTimes } from './measure-travel-times.use-case.js';
import { FollowNetworks } from './networks/follow-networks.use-case.js';
import { NetworkShelf } from './networks/network-shelf.js';
import { NetworksController } from './networks/networks.controller.js';
import { TerritoryClock } from './networks/territory-clock.js';
import { PlanJourney } from './plan-journey.use-case.js';
import { ReportReadiness } from './report-readiness.use-case.js';
import { SearchPlaces } from './search-places.use-case.js';
import { ServeBoards } from './serve-boards.use-case.js';

/**
 * Loads the networks and answers on them: the ports JourneyPlanner, TravelTimes, StopBoards, PlaceSearch, LiveFeeds and
 * PlannerHealth.
 * Needs the ports TerritoryStore, NetworkStore, SnapshotStore, RoutableNetworks, JourneyRouter, ReachRouter, EventPublisher,
 * Clock, Meter and Narrator.
 */
@Global()
@Module({
  controllers: [NetworksController, LiveController],
  providers: [
    provide(NetworkShelf),
    provide(TerritoryDirectory, TerritoryStore),
    provide(TerritoryClock, TerritoryDirectory, Clock),
    provide(
      FollowNetworks,
      TerritoryDirectory,
      NetworkStore,
      SnapshotStore,
      RoutableNetworks,
      JourneyRouter,
      NetworkShelf,
      TerritoryClock,
      Narrator,
      PrepareNetwork,
    ),
    provide(PrepareNetwork, FollowRealtime, FollowAvailability),
    provide(LiveState, TerritoryDirectory, Clock),
    provide(FollowRealtime, LiveState, NetworkShelf, RoutableNetworks, TerritoryClock, EventPublisher, LiveGauges),
    provide(LiveGauges, Meter, NetworkShelf, TerritoryClock),
    provide(FollowAvailability, LiveState, NetworkShelf, RoutableNetworks),
    provide(RepublishFeeds, LiveState, NetworkShelf, TerritoryDirectory, TerritoryClock),
    provide(PlanJourney, NetworkShelf, JourneyRouter, TerritoryClock),
    provide(MeasureTravelTimes, NetworkShelf, ReachRouter, TerritoryClock),
    provide(ServeBoards, NetworkShelf, TerritoryClock),
    provide(SearchPlaces, NetworkShelf),
    provide(ReportReadiness, TerritoryDirectory, NetworkShelf),
    { provide: JourneyPlanner, useExisting: PlanJourney },
    { provide: TravelTimes, useExisting: MeasureTravelTimes },
    { provide: StopBoards, useExisting: ServeBoards },
    { provide: LiveFeeds, useExisting: RepublishFeeds },
    { provide: PlaceSearch, useExisting: SearchPlaces },
    { provide: PlannerHealth, useExisting: ReportReadiness },
  ],
  exports: [JourneyPlanner, TravelTimes, StopBoards, PlaceSearch, LiveFeeds, PlannerHealth],
})
export class PlanningModule {}
