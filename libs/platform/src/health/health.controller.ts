import { Controller, Get, HttpStatus, ServiceUnavailableException } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { HealthCheckResult } from '@nestjs/terminus';
import { Public } from '../auth/access.decorators';
import { Probe } from '../http/limits/probe.decorator';
import { ProblemError } from '../http/problem';
import { Readiness } from './readiness';

/** What orchestrators and load balancers ask. */
@ApiTags('health')
@Public()
@Probe()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** Alive as long as it answers; restarting would not mend a dead database. */
  @Get('live')
  @ApiOperation({ summary: 'Whether the process is alive' })
  @ApiOkResponse({ description: 'It is' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** @throws ProblemError (503) that names the parts that fail */
  @Get('ready')
  @ApiOperation({ summary: 'Whether the process can do its work' })
  @ApiOkResponse({ description: 'It can' })
  @ApiServiceUnavailableResponse({ description: 'NOT_READY: `errors` names the parts that fail' })
  async ready(): Promise<HealthCheckResult> {
    try {
      return await this.readiness.check();
    } catch (error) {
      throw error instanceof ServiceUnavailableException ? notReady(error) : error;
    }
  }
}

function notReady(failure: ServiceUnavailableException): ProblemError {
  const { error = {} } = failure.getResponse() as HealthCheckResult;
  const errors = Object.entries(error).map(([field, part]) => ({
    field,
    message: String(part?.['message']),
  }));
  return new ProblemError({
    status: HttpStatus.SERVICE_UNAVAILABLE,
    code: 'NOT_READY',
    detail: `Not ready: ${errors.map(({ field, message }) => `${field}: ${message}`).join('; ')}`,
    errors,
  });
}
