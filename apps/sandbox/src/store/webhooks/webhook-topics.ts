/** What a shop can tell of, and at which of its own events it does. */
const WEBHOOK_TOPICS: Readonly<Record<string, readonly string[]>> = {
  'coupon.created': ['woocommerce_process_shop_coupon_meta', 'woocommerce_new_coupon'],
  'coupon.updated': ['woocommerce_process_shop_coupon_meta', 'woocommerce_update_coupon'],
  'coupon.deleted': ['wp_trash_post'],
  'coupon.restored': ['untrashed_post'],
  'customer.created': ['user_register', 'woocommerce_created_customer', 'woocommerce_new_customer'],
  'customer.updated': ['profile_update', 'woocommerce_update_customer'],
  'customer.deleted': ['delete_user'],
  'order.created': ['woocommerce_new_order'],
  'order.updated': ['woocommerce_update_order', 'woocommerce_order_refunded'],
  'order.deleted': ['wp_trash_post', 'woocommerce_trash_order'],
  'order.restored': ['untrashed_post', 'woocommerce_untrash_order'],
  'product.created': [
    'woocommerce_process_product_meta',
    'woocommerce_new_product',
    'woocommerce_new_product_variation',
  ],
  'product.updated': [
    'woocommerce_process_product_meta',
    'woocommerce_update_product',
    'woocommerce_update_product_variation',
  ],
  'product.deleted': ['wp_trash_post'],
  'product.restored': ['untrashed_post'],
  'product.published': ['woocommerce_product_published'],
};

const OWN_EVENT = /^action\.(woocommerce|wc)_/;

/** Events of the shop's own that nobody may be told of. */
const SECRET: readonly string[] = [
  'action.woocommerce_login_credentials',
  'action.woocommerce_product_csv_importer_check_import_file_path',
  'action.woocommerce_webhook_should_deliver',
];

/** At which of its own events the shop tells of a topic; null for a topic that it does not know. */
export function hooksOf(topic: string): readonly string[] | null {
  if (OWN_EVENT.test(topic)) return SECRET.includes(topic) ? null : [topic.slice('action.'.length)];
  return Object.hasOwn(WEBHOOK_TOPICS, topic) ? (WEBHOOK_TOPICS[topic] ?? null) : null;
}
