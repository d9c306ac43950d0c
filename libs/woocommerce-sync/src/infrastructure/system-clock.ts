import { Injectable } from '@nestjs/common';
import { Clock } from '../application/ports/clock.port';

/** The machine's own time and chance. */
@Injectable()
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }

  override monotonicMs(): number {
    return performance.now();
  }

  override chance(): number {
    return Math.random();
  }
}
