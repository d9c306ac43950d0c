import { Injectable } from '@nestjs/common';
import {
  HealthCheckService,
  HealthIndicatorService,
  type HealthCheckResult,
} from '@nestjs/terminus';
import { checkWithin } from './check-within';
import { ReadinessRegistry } from './readiness-registry';

const CHECK_TIMEOUT_MS = 3000;

/**
 * How long an answer serves, in ms: whoever asks more often learns nothing, and takes connections
 * from those who work.
 */
const FRESH_MS = 1000;

/**
 * Whether all that this process needs is there. Asked once a second at the most, for all who want
 * to know.
 */
@Injectable()
export class Readiness {
  private asking: Promise<HealthCheckResult> | null = null;

  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly registry: ReadinessRegistry,
  ) {}

  /** @throws ServiceUnavailableException with the parts that fail */
  check(): Promise<HealthCheckResult> {
    if (this.asking === null) {
      this.asking = this.ask();
      const forget = (): void => {
        setTimeout(() => {
          this.asking = null;
        }, FRESH_MS).unref();
      };
      this.asking.then(forget, forget);
    }
    return this.asking;
  }

  private ask(): Promise<HealthCheckResult> {
    return this.health.check(
      this.registry.checks.map((check) => async () => {
        const indicator = this.indicators.check(check.name);
        const problem = await checkWithin(check, CHECK_TIMEOUT_MS);
        return problem === null ? indicator.up() : indicator.down(problem);
      }),
    );
  }
}
