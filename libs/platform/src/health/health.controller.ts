import { Controller, Get, HttpStatus, ServiceUnavailableException } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { HealthCheckService, HealthIndicatorService, type HealthCheckResult } from '@nestjs/terminus';
import { SkipThrottle } from '@nestjs/throttler';
import { Public } from '../auth/access.decorators';
import { ProblemError } from '../http/problem';
import { ReadinessRegistry } from './readiness-registry';
import { checkWithin } from './check-within';

const CHECK_TIMEOUT_MS = 3000;

/** What orchestrators and load balancers ask. */
@ApiTags('health')
@Public()
@SkipThrottle()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly readiness: ReadinessRegistry,
  ) {}

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
      return await this.health.check(
        this.readiness.checks.map((check) => async () => {
          const indicator = this.indicators.check(check.name);
          const problem = await checkWithin(check, CHECK_TIMEOUT_MS);
          return problem === null ? indicator.up() : indicator.down(problem);
        }),
      );
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
