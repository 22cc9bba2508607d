import { Controller, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import {
  alertsReceived,
  feedFetched,
  parkingAvailabilityReceived,
  sharingAvailabilityReceived,
  tripUpdatesReceived,
  vehiclePositionsReceived,
  type AlertsReceived,
  type FeedFetched,
  type ParkingAvailabilityReceived,
  type SharingAvailabilityReceived,
  type TripUpdatesReceived,
  type VehiclePositionsReceived,
} from '@maillage/contracts';
import { OnTopic } from '@maillage/nest-kit';
import { FollowAvailability } from './follow-availability.use-case.js';
import { FollowRealtime } from './follow-realtime.use-case.js';
import { LiveState } from './live-state.js';

@Controller()
export class LiveController implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly state: LiveState,
    private readonly realtime: FollowRealtime,
    private readonly availability: FollowAvailability,
  ) {}

  @OnTopic(tripUpdatesReceived, { delivery: 'every-replica' })
  onTripUpdatesReceived(event: TripUpdatesReceived): Promise<void> {
    return this.state.put('updates', event, event.updates);
  }

  @OnTopic(alertsReceived, { delivery: 'every-replica' })
  onAlertsReceived(event: AlertsReceived): Promise<void> {
    return this.state.put('alerts', event, event.alerts);
  }

  @OnTopic(vehiclePositionsReceived, { delivery: 'every-replica' })
  onVehiclePositionsReceived(event: VehiclePositionsReceived): Promise<void> {
    return this.state.put('positions', event, event.positions);
  }

  @OnTopic(sharingAvailabilityReceived, { delivery: 'every-replica' })
  onSharingAvailabilityReceived(event: SharingAvailabilityReceived): Promise<void> {
    return this.state.putSharing(event);
  }

  @OnTopic(parkingAvailabilityReceived, { delivery: 'every-replica' })
  onParkingAvailabilityReceived(event: ParkingAvailabilityReceived): Promise<void> {
    return this.state.put('facilities', event, event.facilities);
  }

  @OnTopic(feedFetched, { delivery: 'every-replica' })
  onFeedFetched(event: FeedFetched): Promise<void> {
    return this.state.heard(event);
  }

  onApplicationBootstrap(): void {
    this.state.start();
    this.realtime.start();
    this.availability.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.realtime.stop();
    this.availability.stop();
    this.state.stop();
  }
}
