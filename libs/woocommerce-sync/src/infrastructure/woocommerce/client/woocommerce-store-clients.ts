import { Injectable } from '@nestjs/common';
import { Clock } from '../../../application/ports/clock.port';
import { type StoreClient, StoreClients } from '../../../application/ports/store-client.port';
import { ValidationError } from '../../../domain/woocommerce.errors';
import { WooCommerceSyncSettings } from '../../../woocommerce-sync.settings';
import { JsonExchange } from '../../http/json-exchange';
import type { FieldKeys } from '../orders/order-meta';
import { signerFor } from './store-credentials';
import { WooCommerceApiClient } from './woocommerce-api.client';
import { CatalogFile } from '../contents/catalog-file';
import { WooCommerceContentsClient } from '../contents/woocommerce-contents.client';
import { WooCommerceAttributesClient } from '../shop/woocommerce-attributes.client';
import { WooCommerceCategoriesClient } from '../shop/woocommerce-categories.client';
import { WooCommerceHealthClient } from '../shop/woocommerce-health.client';
import { WooCommerceListingClient } from '../shop/woocommerce-listing.client';
import { WooCommerceMapper } from '../woocommerce.mapper';
import { WooCommerceOrderChangesClient } from '../orders/woocommerce-order-changes.client';
import { WooCommerceOrdersClient } from '../shop/woocommerce-orders.client';
import { WooCommercePicturesClient } from '../shop/woocommerce-pictures.client';
import { WooCommerceProductsClient } from '../shop/woocommerce-products.client';
import { WooCommerceSettingsClient } from '../shop/woocommerce-settings.client';
import { WooCommerceTermsClient } from '../shop/woocommerce-terms.client';
import { WooCommerceVariationsClient } from '../shop/woocommerce-variations.client';
import { WooCommerceWebhooksClient } from '../webhooks/woocommerce-webhooks.client';

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
    const url = settings.WOOCOMMERCE_URL;
    const api = new WooCommerceApiClient(url, exchange, sign, clock);
    const file = new CatalogFile(url, settings.WOOCOMMERCE_TLS_INSECURE);
    const orderFields = settings.ORDER_CUSTOM_FIELDS ?? new Map<string, string>();
    this.clients = new Map([[DEFAULT_STORE_ID, clientOf(url, api, orderFields, file)]]);
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

/** A shop by topic, all on the same signed connection. */
function clientOf(
  address: string,
  api: WooCommerceApiClient,
  orderFields: FieldKeys,
  file: CatalogFile,
): StoreClient {
  const mapper = new WooCommerceMapper();
  return {
    address,
    health: new WooCommerceHealthClient(api),
    settings: new WooCommerceSettingsClient(api),
    products: new WooCommerceProductsClient(api, mapper),
    listing: new WooCommerceListingClient(api),
    contents: new WooCommerceContentsClient(api, file),
    variations: new WooCommerceVariationsClient(api, mapper),
    pictures: new WooCommercePicturesClient(api, mapper),
    categories: new WooCommerceCategoriesClient(api, mapper),
    attributes: new WooCommerceAttributesClient(api),
    terms: new WooCommerceTermsClient(api),
    orders: new WooCommerceOrdersClient(api, orderFields),
    orderChanges: new WooCommerceOrderChangesClient(api, orderFields),

    webhooks: new WooCommerceWebhooksClient(api),
  };
}
