import { defineSettings, flag, integer, text, webUrl, type SettingsRule } from '@cypher/platform';
import { CATALOG_RULES, HIDING_NEEDS_STATUS } from './catalog-settings';
import { cron } from './cron-setting';
import { OWNABLE_FIELDS } from './domain/fields/field-ownership';
import { driftActions } from './drift-settings';
import { customFieldKeys, fieldOwnership } from './field-settings';
import { killOrder } from './infrastructure/faults/kill-order';
import { orderFieldKeys, ORDERS_BACK, ordersBooked, orderStatuses } from './order-settings';
import { shopShare, timeZone } from './share-settings';
import { problemWithCredentials, shopCredential, shopUrl } from './shop-settings';

const CREDENTIALS: SettingsRule = {
  about: ['WOOCOMMERCE_CONSUMER_KEY', 'WOOCOMMERCE_CONSUMER_SECRET'],
  broken: ({ WOOCOMMERCE_CONSUMER_KEY: key, WOOCOMMERCE_CONSUMER_SECRET: secret }) =>
    problemWithCredentials(String(key), String(secret)),
};

const NOT_IN_PRODUCTION: SettingsRule = {
  about: ['NODE_ENV', 'KILL_POINT'],
  broken: ({ NODE_ENV: environment, KILL_POINT: order }) =>
    environment === 'production' && order !== undefined
      ? 'KILL_POINT kills the process, and is not for production: leave it out'
      : null,
};

/** The shop `default`, the ERP, and how the lane may treat them, by environment names. */
export class WooCommerceSyncSettings extends defineSettings(
  'WooCommerce and ERP',
  {
    WOOCOMMERCE_URL: shopUrl().describe(
      'Home address of the shop, such as https://shop.example; the API is expected below it at /wp-json/wc/v3',
    ),
    WOOCOMMERCE_CONSUMER_KEY: shopCredential().meta({
      description: 'Key of the shop’s REST API (ck_…), with permission to read and write',
      secret: true,
    }),
    WOOCOMMERCE_CONSUMER_SECRET: shopCredential().meta({
      description: 'Secret of that key (cs_…)',
      secret: true,
    }),
    WOOCOMMERCE_TLS_INSECURE: flag()
      .default(false)
      .describe('Accept a self-signed certificate of the shop; never on a public network'),
    WOOCOMMERCE_TIMEOUT_MS: integer(1_000, 300_000)
      .default(30_000)
      .describe('Limit for one whole exchange with the shop, in milliseconds'),
    WOOCOMMERCE_MAX_ANSWER_BYTES: integer(100_000, 200_000_000)
      .default(20_000_000)
      .describe('A larger answer of the shop is refused'),
    WOOCOMMERCE_MAX_BATCH_SIZE: integer(1, 100)
      .default(100)
      .describe('Most products in one call; the pace adapts below it'),
    WOOCOMMERCE_MAX_CONCURRENCY: integer(1, 50)
      .default(10)
      .describe(
        'Most calls to the shop in flight at once, over all processes; the pace adapts below it',
      ),
    WOOCOMMERCE_TARGET_CALL_MS: integer(100, 60_000)
      .default(5_000)
      .describe('How long one call may take before calls are made smaller, in milliseconds'),
    WOOCOMMERCE_GATHER_MS: integer(0, 10_000)
      .default(700)
      .describe(
        'While changes stream in, how long they are gathered into one call after the last, in milliseconds; 0 for never. A single change goes at once',
      ),
    SHOP_SHARE: shopShare()
      .default('07:00-23:00=0.5,1')
      .describe(
        'How much of the shop may be ours, 0.05 to 1, by the hour where hours stand before it; below 1 it is less still while its visitors feel us',
      ),
    SHOP_TIME_ZONE: timeZone()
      .default('UTC')
      .describe('Time zone of the hours in SHOP_SHARE, such as Europe/Paris'),
    SHOP_CANARY_SECONDS: integer(0, 60)
      .default(5)
      .describe(
        'While calls are in flight, how often a cheap read of the shop stands for a visitor, in seconds; six times more seldom where all of the shop is ours; 0 for never',
      ),
    WOOCOMMERCE_MAX_PAUSE_SECONDS: integer(1, 86_400)
      .default(900)
      .describe(
        'Longest pause before the shop is tried again, in seconds, even where it asks for a longer one (Retry-After)',
      ),
    ERP_URL: webUrl().describe('Address of the Cypher catalogue'),
    ERP_TOKEN: text().meta({ description: 'Bearer token for the Cypher catalogue', secret: true }),
    ERP_TIMEOUT_MS: integer(1_000, 300_000)
      .default(15_000)
      .describe('Limit for one whole exchange with the ERP, in milliseconds'),
    FULL_SYNC_CRON: cron()
      .default('0 3 * * *')
      .describe('When every shop is synced in full; cron, in UTC'),
    ERP_RECONCILE_CRON: cron()
      .default('*/2 * * * *')
      .describe('When the ERP is asked for changes that no event told of; cron, in UTC'),
    DRIFT_CRON: cron()
      .default('0 4 * * *')
      .describe('When every shop is compared with the ERP by value, as a whole; cron, in UTC'),
    DRIFT_WATCH_CRON: cron()
      .default('*/5 * * * *')
      .describe(
        'When what was changed in the shop since the last time is compared with the ERP; cron, in UTC',
      ),
    DRIFT_REPAIR: driftActions()
      .default('price=repair,stock=repair,*=report')
      .describe(
        'What is done about a field that was changed in the shop by hand, such as price=repair,status=repair,*=report: repair sets it right at once, report only tells of it. status stands for what was put into the trash or deleted, too, images for pictures that were taken away, added or moved; * for all that are not named',
      ),
    ORDER_STATUSES: orderStatuses()
      .default('processing')
      .describe(
        'In which statuses of the shop orders are handed on, such as processing,on-hold; from then on every change of them is. What is completed within a minute, as at a till, is taken, too',
      ),
    ORDER_CUSTOM_FIELDS: orderFieldKeys()
      .optional()
      .describe(
        'Which meta data of an order and of its lines is handed on, by which name, such as vat_number=_billing_vat,locker=_easybox_id',
      ),
    ORDERS_BOOKED: ordersBooked()
      .default('10m')
      .describe(
        'When an order counts as booked, so that the ERP’s stock does without its pieces: told (only once the ERP says order.booked), next-stock (with the next change of the ERP’s stock of its product after its event was published), published, or so many minutes after that. Until then its pieces are taken off the stock that is sent',
      ),
    ...CATALOG_RULES,
    ORDER_CHECK_CRON: cron()
      .default('30 2 * * *')
      .describe(
        'When the orders of the shop are counted against ours, and what is missing is fetched; cron, in UTC',
      ),
    ORDER_CHECK_DAYS: integer(1, 3_650)
      .default(90)
      .describe('How far that goes back, by when an order was made, in days'),
    ORDER_PULL_CRON: cron().default('* * * * *').describe('When orders are pulled; cron, in UTC'),
    WEBHOOK_WATCH_CRON: cron()
      .default('*/10 * * * *')
      .describe('When our webhooks in the shops are looked after; cron, in UTC'),
    STORE_CHECK_CRON: cron()
      .default('*/30 * * * *')
      .describe(
        'When the shops are asked for their versions; those that were updated since their last check, or were not checked for a day, are checked. cron, in UTC',
      ),
    PRODUCT_WEBHOOKS: flag()
      .default(true)
      .describe(
        'Let the shop tell of products by webhooks, too. It makes one delivery for each product that is written, by this service as well, which costs a slow shop time; without them what was changed by hand is found every DRIFT_WATCH_CRON',
      ),
    ACKNOWLEDGE_ORDERS: flag()
      .default(false)
      .describe(
        'Write a note into each pulled order (meta_data `_cypher_received`) so that the shop shows it as received',
      ),
    ...ORDERS_BACK,
    RETRY_FAILED_CRON: cron()
      .default('*/30 * * * *')
      .describe('When failed items are retried; cron, in UTC'),
    ALLOW_PRIVATE_IMAGE_URLS: flag()
      .default(false)
      .describe('Let the shop fetch images from private, loopback and link-local addresses'),
    ITEM_RETENTION_DAYS: integer(1, 3_650)
      .default(14)
      .describe(
        'How long completed items and ended full syncs are kept, in days; failed items stay',
      ),
    UNKNOWN_ITEM_RETENTION_DAYS: integer(1, 3_650)
      .default(1)
      .describe(
        'How long failed items of products and categories are kept that neither the ERP nor the shop knows, in days; the newest thousand at the most',
      ),
    AUDIT_RETENTION_DAYS: integer(1, 3_650)
      .default(90)
      .describe('How long the audit is kept, in days'),
    ORDER_RETENTION_DAYS: integer(1, 3_650)
      .default(30)
      .describe(
        'How long a pulled order, with its customer’s data, is kept after its event was published, in days; that it was published is never forgotten',
      ),
    SERIES_RETENTION_DAYS: integer(8, 3_650)
      .default(400)
      .describe(
        'How long what came in and went out is kept by the hour, for the curves of the operator’s page, in days',
      ),
    SYNC_CACHE_MAPPING_TTL_SECONDS: integer(1, 2_592_000)
      .default(86_400)
      .describe('How long Redis remembers which shop product a product is, in seconds'),
    SYNC_CACHE_STATUS_TTL_SECONDS: integer(1, 86_400)
      .default(300)
      .describe('How long Redis remembers how a product stands, in seconds'),
    ALLOW_MANUAL_WOOCOMMERCE_OFFERS: flag()
      .default(false)
      .describe('Keep a sale price that was set in the shop by hand instead of overwriting it'),
    FIELD_OWNERSHIP: fieldOwnership()
      .optional()
      .describe(
        `Who owns which field of the shop’s products, such as descriptions=create,images=shop: cypher keeps it equal to the ERP, create sets it when the product is made, shop never touches it; both:newest writes what the ERP changes and keeps what the shop changes, both:cypher overrules the shop. What is not cypher’s is told to the ERP when the shop changes it. Fields: ${OWNABLE_FIELDS.join(', ')}; all are cypher without it`,
      ),
    KEEP_SHOP_ATTRIBUTES: flag()
      .default(false)
      .describe(
        'Keep attributes that the shop added to a product by itself, after those of the ERP',
      ),
    CUSTOM_FIELDS: customFieldKeys()
      .optional()
      .describe(
        'Which custom fields of the ERP go to which keys of the shop’s meta data, such as warranty_months=_cypher_warranty,energy_class=energy_class',
      ),
    KILL_POINT: killOrder()
      .optional()
      .describe(
        'For a laboratory of faults: where this process ends itself, such as ShopProducts.write:after@2, or with another signal OrderRepository.store:before!SIGSTOP; refused in production',
      ),
  },
  [CREDENTIALS, NOT_IN_PRODUCTION, HIDING_NEEDS_STATUS],
) {}
