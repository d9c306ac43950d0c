import { Controller, Get, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '../auth/access.decorators';
import { Probe } from '../http/limits/probe.decorator';
import { Metrics } from './metrics';

/** What Prometheus scrapes. */
@ApiTags('metrics')
@ApiBearerAuth()
@Public(({ METRICS_PUBLIC }) => METRICS_PUBLIC)
@Probe()
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @ApiOperation({
    summary: 'Metrics of this process in Prometheus format; the setting METRICS_PUBLIC opens it',
  })
  @ApiOkResponse({ description: 'Prometheus text format' })
  async read(@Res() response: Response): Promise<void> {
    const { registry } = this.metrics;
    response.set('Content-Type', registry.contentType).send(await registry.metrics());
  }
}
