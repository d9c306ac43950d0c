import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { WebhookRepository } from '../../domain/webhooks/webhook.repository';
import { Clock } from '../ports/clock.port';

/** How long the secrets of a store serve before they are read again, in milliseconds. */
const FRESH_MS = 5_000;

/** Between two readings for the sake of wrong signatures so much has to pass, in milliseconds. */
const APART_MS = 100;

interface Reading {
  readonly atMs: number;
  readonly secrets: Promise<readonly string[]>;
}

/**
 * The secrets with which a store's deliveries may be signed. They are read every few seconds at
 * most, however many deliveries come, and however many of them are wrong.
 */
@Injectable()
export class AcceptedSecrets {
  private readonly readings = new Map<string, Reading>();

  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly clock: Clock,
  ) {}

  /** The secrets, as they were some seconds ago at most. Throws where the ledger is away. */
  of(storeId: string): Promise<readonly string[]> {
    return this.notOlderThan(FRESH_MS, storeId);
  }

  /**
   * The secrets as they are now, for a signature that is wrong: they may have been changed a moment
   * ago. However many ask, the ledger is asked ten times a second at most.
   */
  async again(storeId: string): Promise<readonly string[]> {
    const atMs = this.readings.get(storeId)?.atMs ?? 0;
    const early = atMs + APART_MS - this.clock.monotonicMs();
    if (early > 0) await wait(Math.ceil(early));
    return this.notOlderThan(APART_MS, storeId);
  }

  private notOlderThan(ms: number, storeId: string): Promise<readonly string[]> {
    const nowMs = this.clock.monotonicMs();
    const known = this.readings.get(storeId);
    if (known !== undefined && nowMs - known.atMs < ms) return known.secrets;
    const reading = { atMs: nowMs, secrets: this.webhooks.acceptedSecrets(storeId) };
    this.readings.set(storeId, reading);
    // What failed is no reading: the next delivery asks again.
    reading.secrets.catch(() => {
      if (this.readings.get(storeId) === reading) this.readings.delete(storeId);
    });
    return reading.secrets;
  }
}
