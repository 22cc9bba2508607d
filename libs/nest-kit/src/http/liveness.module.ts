import { Controller, Get, Module } from '@nestjs/common';

/** The process runs and its event loop turns; whether it can answer is another question (`/api/v1/health`). */
@Controller('health/live')
class LivenessController {
  @Get()
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }
}

@Module({ controllers: [LivenessController] })
export class LivenessModule {}
