import { Injectable } from '@nestjs/common';
import { Clock } from '../../../application/ports/clock.port';
import { type StoreClient, StoreClients } from '../../../application/ports/store-client.port';
import { ValidationError } from '../../../domain/woocommerce.errors';
import { WooCommerceSyncSettings } from '../../../woocommerce-sync.settings';
import { JsonExchange } from '../../http/json-exchange';
import { signerFor } from './store-credentials';
import { WooCommerceApiClient } from './woocommerce-api.client';
import { WooCommerceMapper } from '../woocommerce.mapper';
import { WooCommerceStoreClient } from './woocommerce-store.client';
import { WooCommerceTermsClient } from './woocommerce-terms.client';
import { WooCommerceTransport } from './woocommerce-transport';
import { WooCommerceVariationsClient } from './woocommerce-variations.client';

/** Id of the shop that the environment describes. */
export const DEFAULT_STORE_ID = 'default';

/** The shops of this installation: the one that the environment describes. */
@Injectable()
export class WooCommerceStoreClients extends StoreClients {
  private readonly clients: ReadonlyMap<string, StoreClient>;

  constructor(settings: WooCommerceSyncSettings, clock: Clock) {
    super();
    const exchange = new JsonExchange({
      side: 'store',
      timeoutMs: settings.WOOCOMMERCE_TIMEOUT_MS,
      maxAnswerBytes: settings.WOOCOMMERCE_MAX_ANSWER_BYTES,
      tlsInsecure: settings.WOOCOMMERCE_TLS_INSECURE,
    });
    const sign = signerFor(
      settings.WOOCOMMERCE_URL,
      settings.WOOCOMMERCE_CONSUMER_KEY,
      settings.WOOCOMMERCE_CONSUMER_SECRET,
    );
    const http = new WooCommerceTransport(settings.WOOCOMMERCE_URL, exchange, sign, clock);
    const client = new WooCommerceStoreClient(
      settings.WOOCOMMERCE_URL,
      new WooCommerceApiClient(http),
      new WooCommerceVariationsClient(http),
      new WooCommerceTermsClient(http),
      new WooCommerceMapper(),
    );
    this.clients = new Map([[DEFAULT_STORE_ID, client]]);
  }

  override ids(): readonly string[] {
    return [...this.clients.keys()];
  }

  override get(storeId: string): StoreClient {
    const client = this.clients.get(storeId);
    if (client === undefined)
      throw new ValidationError('storeId', `no store ${storeId} is configured`, 'STORE_UNKNOWN');
    return client;
  }
}
