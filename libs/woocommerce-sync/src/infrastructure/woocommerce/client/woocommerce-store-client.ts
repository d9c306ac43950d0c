import type { Clock } from '../../../application/ports/clock.port';
import type { StoreClient } from '../../../application/ports/store-client.port';
import type { WooCommerceSyncSettings } from '../../../woocommerce-sync.settings';
import { JsonExchange } from '../../http/json-exchange';
import type { FieldKeys } from '../orders/order-meta';
import { signerFor } from './store-credentials';
import { WooCommerceApiClient } from './woocommerce-api.client';
import { CatalogFile } from '../contents/catalog-file';
import { WooCommerceAssortmentClient } from '../contents/woocommerce-assortment.client';
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

/** A client of the shop that the settings describe. */
export function openStoreClient(settings: WooCommerceSyncSettings, clock: Clock): StoreClient {
  const exchange = new JsonExchange({
    side: 'store',
    timeoutMs: settings.WOOCOMMERCE_TIMEOUT_MS,
    maxAnswerBytes: settings.WOOCOMMERCE_MAX_ANSWER_BYTES,
    tlsInsecure: settings.WOOCOMMERCE_TLS_INSECURE,
  });
  const { WOOCOMMERCE_URL: url } = settings;
  const sign = signerFor(
    url,
    settings.WOOCOMMERCE_CONSUMER_KEY,
    settings.WOOCOMMERCE_CONSUMER_SECRET,
  );
  const api = new WooCommerceApiClient(url, exchange, sign, clock);
  const file = new CatalogFile(url, settings.WOOCOMMERCE_TLS_INSECURE);
  return clientOf(url, api, settings.ORDER_CUSTOM_FIELDS ?? new Map<string, string>(), file);
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
    assortment: new WooCommerceAssortmentClient(api),
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
