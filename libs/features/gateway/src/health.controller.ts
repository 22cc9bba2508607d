import { Controller, Get, Header, Param } from '@nestjs/common';
import { addressesOf } from './addresses.js';
import { ReportHealth, type Health } from './report-health.use-case.js';

@Controller()
export class HealthController {
  constructor(private readonly reportHealth: ReportHealth) {}

  @Get(addressesOf('health'))
  @Header('cache-control', 'no-store')
  health(@Param('territory') territory: string | undefined): Promise<Health> {
    return this.reportHealth.execute(territory);
  }
}
