import { Injectable, Logger } from '@nestjs/common';
import { DEFAULT_STORE_ID } from '../../../domain/stores/store';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import { ErpCatalog } from '../../ports/erp-catalog.port';
import { StoreClients } from '../../ports/store-client.port';

/**
 * Says at the start, in one line each, whether the shops and the ERP answer us: a wrong key is
 * found by who set it, and not by who misses a price. Nothing waits for it, and nothing is stopped:
 * what is away may come back.
 */
@Injectable()
export class ReportConnections {
  private readonly logger = new Logger(ReportConnections.name);

  constructor(
    private readonly stores: StoreClients,
    private readonly catalog: ErpCatalog,
  ) {}

  /** Asks all of them; throws nothing. */
  async execute(): Promise<void> {
    const shops = this.stores.ids().map((storeId) => {
      const store = this.stores.get(storeId);
      const where =
        storeId === DEFAULT_STORE_ID ? 'WOOCOMMERCE_URL' : `the address of the store ${storeId}`;
      return this.report(`The shop at ${store.address}`, where, () => store.health.probe());
    });
    await Promise.all([...shops, this.report('The ERP', 'ERP_URL', () => this.catalog.probe())]);
  }

  private async report(who: string, where: string, ask: () => Promise<void>): Promise<void> {
    try {
      await ask();
      this.logger.log(`${who} answers`);
    } catch (error) {
      const reason = error instanceof WooCommerceError ? error.message : 'an unexpected error';
      const advice = isUnreachable(error) ? `. Is it up, and is ${where} right?` : '';
      this.logger.warn(`${who} cannot be used, and what is for it waits: ${reason}${advice}`);
      if (!(error instanceof WooCommerceError)) this.logger.error(error);
    }
  }
}

function isUnreachable(error: unknown): boolean {
  return error instanceof WooCommerceError && /_(UNREACHABLE|TIMEOUT)$/.test(error.code);
}
