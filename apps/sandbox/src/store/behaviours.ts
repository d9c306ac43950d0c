/** One thing that a shop does, and where that is written down. */
export interface Behaviour {
  /** Number in the measured facts about WooCommerce. */
  readonly fact: number;
  readonly says: string;
}

/**
 * What the double does as WooCommerce does, by name. Each can be switched off by name: then the double does what somebody
 * who does not know the shop would expect. So a check of a shop can be shown to notice, and an older shop be stood in for.
 */
export const BEHAVIOURS = {
  // Who may call
  'plain-http-refuses-basic': { fact: 1, says: 'over http, Basic is as good as no key' },
  'plain-http-refuses-keys-in-query': { fact: 1, says: 'over http, keys in the query are as good as none' },
  'no-key-refused': { fact: 1, says: 'without a key 401 woocommerce_rest_cannot_view' },
  'unknown-key-refused': { fact: 1, says: 'an unknown key is 401' },
  'oauth-sha1': { fact: 1, says: 'OAuth with HMAC-SHA1 is taken' },
  'oauth-sha256': { fact: 1, says: 'OAuth with HMAC-SHA256 is taken' },
  'oauth-in-header': { fact: 1, says: 'OAuth parameters may stand in the Authorization header' },
  'signature-checked': { fact: 1, says: 'a wrong OAuth signature is 401' },
  'timestamp-window': { fact: 1, says: 'an OAuth timestamp over 15 minutes away is 401' },
  'nonce-once': { fact: 1, says: 'an OAuth nonce is refused a second time' },
  'wrong-secret-refused': { fact: 2, says: 'over https a wrong secret is 401 "Consumer secret is invalid"' },
  'read-only-key-cannot-write': { fact: 2, says: 'a read-only key that writes is 401' },
  'write-only-key-cannot-read': { fact: 2, says: 'a write-only key that reads is 401' },
  'rest-route-refused': { fact: 3, says: 'keys do not open ?rest_route=' },

  // Prices and sales
  'price-text-as-sent': { fact: 4, says: 'a price comes back as the text that was sent' },
  'price-number-refused': { fact: 4, says: 'a number as price is 400 rest_invalid_param on a single call' },
  'price-comma-dropped': { fact: 4, says: '"19,99" becomes "1999"' },
  'price-exponent-mangled': { fact: 4, says: '"1e3" becomes "13"' },
  'price-garbage-emptied': { fact: 4, says: '"abc" becomes ""' },
  'price-negative-kept': { fact: 4, says: '"-5" stays' },
  'sale-at-regular-vanishes': { fact: 5, says: 'a sale that is not below the regular price becomes ""' },
  'sale-without-regular-vanishes': { fact: 5, says: 'a sale without a regular price becomes ""' },
  'lowered-regular-wipes-sale': { fact: 5, says: 'lowering the regular price to the sale wipes the sale' },
  'sale-zero-reads-empty': { fact: 5, says: 'a sale of "0" reads back as "", at the price "0", on sale' },
  'sale-dates-shop-local': { fact: 6, says: 'a sale date without a zone is in the shop’s zone' },
  'sale-dates-gmt-wins': { fact: 6, says: 'of both sale dates the one in UTC wins' },
  'sale-date-garbage-1970': { fact: 6, says: 'a sale date that is none becomes the start of 1970' },
  'sale-date-overflows': { fact: 6, says: '31 February becomes 3 March' },
  'sale-date-only-midnight': { fact: 6, says: 'a sale date without a time is 00:00' },
  'sale-date-empty-clears': { fact: 6, says: '"" clears a sale date' },
  'sale-date-null-ignored': { fact: 6, says: 'null leaves a sale date' },
  'sale-start-waits-for-queue': {
    fact: 6,
    says: 'a sale that begins keeps the old price until the queue has run, up to a minute, though on_sale is true',
  },
  'sale-cleared-dates-stay': { fact: 6, says: 'clearing the sale price leaves its dates' },

  // Stock
  'stock-fraction-refused': { fact: 7, says: 'a quantity of 2.7 is 400 on a single call' },
  'stock-garbage-refused': { fact: 7, says: 'a quantity of "" or "abc" is 400 on a single call' },
  'stock-number-text-taken': { fact: 7, says: 'a quantity of "5" is taken' },
  'stock-null-zero': { fact: 7, says: 'a quantity of null becomes 0' },
  'stock-unmanaged-dropped': { fact: 7, says: 'a quantity is dropped where stock is not managed' },
  'stock-status-follows': { fact: 7, says: 'the stock status is ignored while stock is managed' },
  'stock-negative-kept': { fact: 7, says: 'a negative quantity stays' },
  'unknown-category-uncategorized': { fact: 7, says: 'an unknown category id becomes Uncategorized' },

  // Writing products
  'write-bumps-modified': { fact: 8, says: 'every write, an empty one too, moves date_modified' },
  'null-not-sent': { fact: 9, says: 'null leaves a name as it is' },
  'null-clears-price': { fact: 9, says: 'null clears the sale price on a single call' },
  'empty-clears': { fact: 9, says: '"" clears a price and a SKU' },
  'categories-replace': { fact: 9, says: 'categories that are sent replace all' },
  'attributes-replace': { fact: 9, says: 'attributes that are sent replace all' },
  'tags-replace': { fact: 9, says: 'tags that are sent replace all' },
  'arrays-left-out-stay': { fact: 9, says: 'arrays that are not sent stay' },
  'no-categories-default': { fact: 9, says: 'categories: [] gives the default category' },
  'no-images-clear': { fact: 9, says: 'images: [] clears' },
  'variable-price-wiped': { fact: 9, says: 'a variable product loses its own price at every save' },
  'missing-name-product': { fact: 12, says: 'a product without a name is called "Product"' },
  'name-encoded': { fact: 12, says: '& in a name reads back as &amp;' },
  'description-filtered': { fact: 12, says: 'a description reads back through wpautop' },
  'edit-context-raw': { fact: 12, says: 'context=edit reads texts as they were written' },
  'write-answers-raw': { fact: 12, says: 'the answer to a write has texts as they were written' },
  'protected-meta-kept': { fact: 12, says: 'meta data with a leading underscore comes back' },
  'meta-scalars-text': { fact: 12, says: 'numbers in meta data come back as text' },
  'meta-null-deletes': { fact: 12, says: 'null deletes a key of the meta data' },
  'meta-key-updates': { fact: 12, says: 'a key of the meta data that is sent again is updated' },
  'meta-writes-internals': { fact: 12, says: 'meta data can write _price past every check' },
  'form-body-empty-product': { fact: 14, says: 'a body that is not sent as JSON makes an empty product' },
  'long-name-crashes': { fact: 14, says: 'a name of 70,000 characters crashes the call' },

  // SKUs
  'sku-compared-loosely': { fact: 10, says: 'SKUs are compared without case, accents and trailing spaces' },
  'sku-duplicate-names-owner': {
    fact: 10,
    says: 'a taken SKU is 400 product_invalid_sku with the owner’s id',
  },
  'sku-in-trash-nameless': { fact: 10, says: 'a SKU whose owner is in the trash is refused without an id' },
  'gtin-duplicate-refused': { fact: 10, says: 'a taken GTIN is 400 product_invalid_global_unique_id' },
  'sku-list-exact': { fact: 10, says: '?sku=A,B finds these and no others' },
  'sku-list-finds-variations': { fact: 10, says: '?sku= finds variations' },
  'sku-list-finds-drafts': { fact: 10, says: '?sku= finds drafts and private products' },
  'sku-list-omits-trash': { fact: 10, says: '?sku= leaves out the trash unless it is asked for' },
  'sku-zero-ignored': { fact: 10, says: '?sku=0 finds everything' },

  // Ids and the trash
  'unknown-id-read-404': { fact: 11, says: 'reading an unknown id is 404' },
  'unknown-id-write-400': { fact: 11, says: 'writing an unknown id is 400' },
  'delete-trashes': { fact: 11, says: 'deleting without force moves into the trash' },
  'delete-again-410': { fact: 11, says: 'deleting what is in the trash is 410' },
  'trash-can-be-written': { fact: 11, says: 'a product in the trash can be written, and stays there' },
  'publish-restores': { fact: 11, says: 'status publish takes a product out of the trash' },

  // Images
  'image-src-new-attachment': { fact: 13, says: 'a src is downloaded into a new attachment at every write' },
  'image-id-kept': { fact: 13, says: 'an image by id keeps its attachment' },
  'image-failure-spoils-write': {
    fact: 13,
    says: 'a failing image is 400, and nothing else of the write applies',
  },
  'image-extension-required': { fact: 13, says: 'an image address without a known extension is refused' },

  // Batches
  'batch-over-100-413': { fact: 15, says: 'a batch of more than 100 is 413, and nothing is done' },
  'batch-order': { fact: 15, says: 'a batch creates, then updates, then deletes' },
  'batch-answers-in-order': { fact: 15, says: 'a batch answers in the order of each array' },
  'batch-200-with-failures': { fact: 15, says: 'a batch is 200 whatever fails inside' },
  'batch-failed-create-id-0': { fact: 15, says: 'a failed create of a batch answers id 0 with the error' },
  'batch-failed-update-keeps-id': {
    fact: 15,
    says: 'a failed update of a batch answers its id with the error',
  },
  'batch-empty-array': { fact: 15, says: 'an empty batch answers []' },
  'batch-delete-zero-skipped': { fact: 15, says: 'a delete of id 0 is skipped and has no answer' },
  'batch-delete-permanent': { fact: 15, says: 'a batch deletes for good' },
  'batch-stock-garbage-zero': { fact: 16, says: 'in a batch a quantity of "abc" becomes 0' },
  'batch-status-garbage-draft': { fact: 16, says: 'in a batch an unknown status becomes draft' },
  'batch-price-number-taken': { fact: 16, says: 'in a batch a number as price passes' },
  'batch-null-ignored': { fact: 16, says: 'in a batch null leaves a price as it is' },
  'batch-order-status-garbage-pending': {
    fact: 16,
    says: 'in a batch an unknown order status becomes pending',
  },
  'batch-crash-keeps-earlier': { fact: 17, says: 'a crash in a batch is 500, and what came before it stays' },
  'batch-same-id-in-turn': { fact: 18, says: 'the same id twice in a batch is applied in turn' },
  'item-fields-trim': { fact: 19, says: '_fields inside an item trims its answer' },
  'query-fields-empty-batch': { fact: 19, says: '_fields in the query empties a batch’s answer' },

  // Variations
  'variations-of-many-parents': {
    fact: 20,
    says: 'a variation batch takes items of other products by product_id',
  },
  'variation-foreign-404': { fact: 20, says: 'without product_id another product’s variation is 404' },
  'variation-through-products-404': { fact: 20, says: 'a variation cannot be written through /products' },
  'variation-unknown-parent-500': { fact: 20, says: 'a variation of an unknown product is 500' },
  'variations-listed-together': { fact: 20, says: 'GET /variations lists those of all products' },
  'variation-shows-parent-sku': { fact: 21, says: 'a variation without a SKU shows its product’s' },
  'variation-duplicates-taken': { fact: 21, says: 'two variations may have the same attributes' },
  'variation-unknown-option-taken': {
    fact: 21,
    says: 'a variation may have an option that its product does not list',
  },
  'parent-stock-governs': { fact: 21, says: 'where the product manages stock its variations do not' },
  'variation-attribute-unflagged-skipped': {
    fact: 21,
    says: 'an attribute that is not for variations is skipped on a variation',
  },
  'variation-menu-order-zero-ignored': { fact: 21, says: 'menu_order 0 is ignored on a variation' },
  'type-change-deletes-variations': {
    fact: 21,
    says: 'a variable product made simple loses its variations for good',
  },

  // Categories, attributes
  'category-term-exists': {
    fact: 22,
    says: 'a category that exists under its parent is 400 term_exists with its id',
  },
  'category-slug-owner-blamed': { fact: 22, says: 'with a slug, term_exists may name the slug’s owner' },
  'category-delete-needs-force': { fact: 22, says: 'deleting a category without force is 501' },
  'default-category-stays': { fact: 22, says: 'deleting the default category is 500' },
  'category-long-name-refused': {
    fact: 22,
    says: 'a category name of 250 characters is 400 db_insert_error',
  },
  'category-name-encoded': { fact: 22, says: '& in a category name reads back as &amp;' },
  'attribute-slug-28': { fact: 23, says: 'an attribute slug of over 28 characters is refused' },
  'attribute-list-unpaged': { fact: 23, says: 'the list of attributes is not paged' },
  'attribute-duplicate-refused': {
    fact: 23,
    says: 'a taken attribute slug is woocommerce_rest_cannot_create',
  },
  'attribute-options-make-terms': {
    fact: 23,
    says: 'options of a product’s global attribute make missing terms',
  },

  // Lists and dates
  'per-page-limit': { fact: 24, says: 'per_page over 100 is 400' },
  'list-totals': { fact: 24, says: 'X-WP-Total and X-WP-TotalPages count a list' },
  'list-link': { fact: 24, says: 'Link names the next page' },
  'page-past-end-empty': { fact: 24, says: 'a page past the end is 200 []' },
  'include-pages': { fact: 24, says: 'include obeys per_page' },
  'include-empty-all': { fact: 24, says: 'include= returns everything' },
  'orderby-id-ascending': { fact: 24, says: 'orderby=id&order=asc lists by id' },
  'orderby-modified': { fact: 24, says: 'orderby=modified lists by the last change' },
  'modified-after-local': { fact: 25, says: 'modified_after without a zone is in the shop’s zone' },
  'modified-after-gmt-flag': { fact: 25, says: 'dates_are_gmt=true makes it UTC' },
  'modified-after-z': { fact: 25, says: 'modified_after with Z is UTC' },
  'modified-after-z-and-flag': { fact: 25, says: 'Z with dates_are_gmt=true shifts twice' },
  'modified-after-strict': { fact: 25, says: 'modified_after is strictly greater, in whole seconds' },
  'fields-stop-at-lists': { fact: 25, says: '_fields cannot reach into lists' },

  // Orders
  'order-paid-reduces-stock': { fact: 26, says: 'a processing order reduces stock' },
  'order-pending-leaves-stock': { fact: 26, says: 'a pending order leaves stock' },
  'order-oversells': { fact: 26, says: 'an order may take stock below zero' },
  'order-cancel-restocks': { fact: 26, says: 'cancelling an order restocks' },
  'order-delete-keeps-stock': { fact: 26, says: 'deleting an order does not restock' },
  'refund-line-restocks': { fact: 26, says: 'a refund by line restocks and leaves the status' },
  'refunded-status-refunds': { fact: 26, says: 'status refunded makes a full refund without restocking' },
  'order-totals-text': { fact: 26, says: 'totals are text, the price of a line is a number' },
  'note-leaves-modified': { fact: 26, says: 'a note does not move date_modified' },
  'order-meta-bumps-modified': { fact: 26, says: 'a meta data write moves an order’s date_modified' },
  'refund-bumps-modified': { fact: 26, says: 'a refund moves an order’s date_modified' },

  // Webhooks
  'webhook-ping': { fact: 29, says: 'a new webhook pings at once with a form body' },
  'webhook-signed': { fact: 29, says: 'a delivery is signed with HMAC-SHA256 of its body' },
  'webhook-secret-hidden': { fact: 29, says: 'a webhook’s secret is never shown' },
  'webhook-state-at-delivery': { fact: 29, says: 'a delivery has the state of its own moment' },
  'webhook-duplicates-merge': { fact: 29, says: 'pending deliveries of one thing merge' },
  'webhook-disabled-after-failures': { fact: 30, says: 'a webhook is disabled at the 7th failure in a row' },
  'webhook-delete-needs-force': { fact: 30, says: 'deleting a webhook without force is 501' },
  'product-deleted-on-trash': {
    fact: 30,
    says: 'product.deleted fires on the trash, not on deleting for good',
  },
} as const satisfies Readonly<Record<string, Behaviour>>;

/** The name of something that the double does as WooCommerce does. */
export type BehaviourName = keyof typeof BEHAVIOURS;

/** Which behaviours hold; all of them, until one is switched off. */
export class Behaviours {
  private readonly off = new Set<BehaviourName>();

  constructor(off: readonly BehaviourName[] = []) {
    this.switchOff(off);
  }

  /** Whether the shop does as WooCommerce does in this. */
  has(name: BehaviourName): boolean {
    return !this.off.has(name);
  }

  /** Switches these off, and all others on again. */
  switchOff(names: readonly BehaviourName[]): void {
    this.off.clear();
    for (const name of names) this.off.add(name);
  }

  /** What is switched off. */
  list(): BehaviourName[] {
    return [...this.off];
  }
}
