import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../ports/clock.port';
import type { StoreClient } from '../ports/store-client.port';

/** How long a shop's currency is believed: it changes about never. */
const MEMORY_MS = 3_600_000;

/** Knows which currency each shop sells in, so that 100 RON is never shown as 100 EUR. */
@Injectable()
export class StoreCurrency {
  private readonly logger = new Logger(StoreCurrency.name);
  private readonly known = new Map<string, { readonly code: string | null; readonly untilMs: number }>();

  constructor(private readonly clock: Clock) {}

  /** ISO 4217; null where the shop does not tell: then prices are passed on unchecked. Throws faults of the shop. */
  async of(storeId: string, store: StoreClient): Promise<string | null> {
    const nowMs = this.clock.monotonicMs();
    const known = this.known.get(storeId);
    if (known !== undefined && known.untilMs > nowMs) return known.code;
    const code = await store.currency();
    if (code === null)
      this.logger.warn({ storeId }, 'The shop does not tell its currency: it is not checked');
    this.known.set(storeId, { code, untilMs: nowMs + MEMORY_MS });
    return code;
  }
}
