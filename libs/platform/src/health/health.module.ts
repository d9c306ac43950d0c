import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { HealthController } from './health.controller';
import { Readiness } from './readiness';
import { ReadinessModule } from './readiness-registry';

/** `/health/live` and `/health/ready`. */
@Module({
  imports: [TerminusModule.forRoot({ logger: false }), ReadinessModule],
  providers: [Readiness],
  controllers: [HealthController],
})
export class HealthModule {}
