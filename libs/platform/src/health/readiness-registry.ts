import { Injectable, Module } from '@nestjs/common';

/**
 * Something that this process cannot work without. A shop is no such thing: its work waits in the
 * ledger.
 */
export abstract class ReadinessCheck {
  /** As the operator knows it, such as `database`. */
  abstract readonly name: string;

  /** @throws where it cannot be used; the message says why, for the operator */
  abstract check(): Promise<void>;
}

/** All checks of the process; whoever needs something registers its check when constructed. */
@Injectable()
export class ReadinessRegistry {
  readonly checks: ReadinessCheck[] = [];

  register(check: ReadinessCheck): void {
    this.checks.push(check);
  }
}

/** Import it wherever a check is registered; there is one registry in the process. */
@Module({ providers: [ReadinessRegistry], exports: [ReadinessRegistry] })
export class ReadinessModule {}
