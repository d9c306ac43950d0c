import { Injectable, Logger } from '@nestjs/common';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import { Clock } from '../../ports/clock.port';
import type { StoreClient } from '../../ports/store-client.port';
import { errorOfItems, readList } from '../../blame/whose-fault';

/** How long a shop's currency is believed: it changes about never. */
const MEMORY_MS = 3_600_000;

/** How soon a shop is asked again that is well and does not tell it. */
const AGAIN_MS = 60_000;

/** Knows which currency each shop sells in, so that 100 RON is never shown as 100 EUR. */
@Injectable()
export class StoreCurrency {
  private readonly logger = new Logger(StoreCurrency.name);
  private readonly known = new Map<
    string,
    { readonly code: string | null; readonly untilMs: number }
  >();

  constructor(private readonly clock: Clock) {}

  /**
   * ISO 4217; null where the shop does not tell, or cannot for now: then prices are passed on
   * unchecked. Throws faults of the shop.
   */
  async of(storeId: string, store: StoreClient): Promise<string | null> {
    const nowMs = this.clock.monotonicMs();
    const known = this.known.get(storeId);
    if (known !== undefined && known.untilMs > nowMs) return known.code;
    const answer = await readList(store.health, 'currencies', () =>
      store.settings.currency(),
    ).catch(errorOfItems);
    const isRead = !(answer instanceof WooCommerceError);
    const code = isRead ? answer : null;
    if (code === null) {
      const reason = isRead ? null : answer.message;
      this.logger.warn(
        { storeId, reason },
        'The shop does not tell its currency: it is not checked',
      );
    }
    this.known.set(storeId, { code, untilMs: nowMs + (isRead ? MEMORY_MS : AGAIN_MS) });
    return code;
  }
}
