/** Keys that an order keeps its own fields under: as meta data they never show. */
const OF_ORDERS = new Set(
  `_customer_user _order_key _order_currency _billing_first_name _billing_last_name _billing_company _billing_address_1
  _billing_address_2 _billing_city _billing_state _billing_postcode _billing_country _billing_email _billing_phone
  _shipping_first_name _shipping_last_name _shipping_company _shipping_address_1 _shipping_address_2 _shipping_city
  _shipping_state _shipping_postcode _shipping_country _shipping_phone _completed_date _paid_date _edit_lock _edit_last
  _cart_discount _cart_discount_tax _order_shipping _order_shipping_tax _order_tax _order_total _payment_method
  _payment_method_title _transaction_id _customer_ip_address _customer_user_agent _created_via _order_version
  _prices_include_tax _date_completed _date_paid _payment_tokens _billing_address_index _shipping_address_index
  _recorded_sales _recorded_coupon_usage_counts _download_permissions_granted _order_stock_reduced _new_order_email_sent
  _cogs_total_value`.split(/\s+/),
);

/** Keys that a line of a product keeps its own fields under. */
const OF_PRODUCT_LINES = new Set(
  `_product_id _variation_id _qty _tax_class _line_subtotal _line_subtotal_tax _line_total _line_tax _line_tax_data`.split(
    /\s+/,
  ),
);

/** Keys that lines of shipping and of fees keep their own fields under. */
const OF_CHARGES = new Set(
  `method_id instance_id cost total_tax taxes _fee_amount _tax_class _tax_status _line_subtotal _line_subtotal_tax _line_total
  _line_tax _line_tax_data`.split(/\s+/),
);

/** Whether a key of an order's meta data is one that the shop keeps to itself. */
export const isInternalOfOrder = (key: string): boolean => OF_ORDERS.has(key);

/** Whether a key of a line's meta data is one that the shop keeps to itself. */
export const isInternalOfProductLine = (key: string): boolean => OF_PRODUCT_LINES.has(key);

/** Whether a key of the meta data of shipping or a fee is one that the shop keeps to itself. */
export const isInternalOfCharge = (key: string): boolean => OF_CHARGES.has(key);
