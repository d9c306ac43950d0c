import { textOf } from '../../texts/coercions';
import { linksOf } from '../../http/links';
import { pageOf } from '../../http/paging';
import { META } from '../../products/schema/product-args';
import type { Resource, ResourceRoute } from '../../http/resource';
import { CONTEXT, postListArgs, POST_ORDERS } from '../../rest/list-args';
import type { Params, RestCall } from '../../rest/rest-call';
import {
  flag,
  initially,
  listOf,
  moment,
  oneOf,
  text,
  whole,
  type Arguments,
  type Schema,
} from '../../rest/schema';
import { idsOf } from '../../rest/values';
import { gmtText, instantIn, localText, readDate } from '../../state/shop-time';
import type { Answer, StoreContext } from '../../store-context';
import { StoreError } from '../../http/store-error';
import { TERM_MARKUP } from '../../texts/markup/allowed-html';
import { decimalText, withPlaces } from '../../texts/decimal';
import { withAllowedMarkup } from '../../texts/markup/kses';
import { countOf, floatOf, isEmpty, trimmed, withoutSlashes } from '../../texts/php';
import { couponCode } from '../writing/coupon-codes';
import { keptMeta } from '../writing/kept-meta';
import { DISCOUNT_TYPES, type Coupon } from './coupon';

const AMOUNT: Schema = { type: ['number', 'string'] };
const IDS = listOf(whole);

const COUPON_CREATE: Arguments = {
  code: { ...text, required: true },
  amount: AMOUNT,
  status: text,
  discount_type: initially('fixed_cart', oneOf(...DISCOUNT_TYPES)),
  description: text,
  date_expires: moment,
  date_expires_gmt: moment,
  individual_use: initially(false, flag),
  product_ids: IDS,
  excluded_product_ids: IDS,
  usage_limit: whole,
  usage_limit_per_user: whole,
  limit_usage_to_x_items: whole,
  free_shipping: initially(false, flag),
  product_categories: IDS,
  excluded_product_categories: IDS,
  exclude_sale_items: initially(false, flag),
  minimum_amount: AMOUNT,
  maximum_amount: AMOUNT,
  email_restrictions: listOf(text),
  meta_data: META,
};

/** The routes of coupons, as far as orders need them. */
export class CouponRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    {
      takes: 'readable',
      path: '/coupons',
      args: { ...postListArgs([...POST_ORDERS]), code: text },
      handle: (call) => this.list(call),
    },
    {
      takes: 'creatable',
      path: '/coupons',
      args: COUPON_CREATE,
      handle: (call) => this.create(call),
    },
    {
      takes: 'readable',
      path: '/coupons/:id',
      args: { context: CONTEXT },
      handle: (call) => this.get(call),
    },
    {
      takes: 'deletable',
      path: '/coupons/:id',
      args: { force: initially(false, flag) },
      handle: (call) => this.remove(call),
    },
  ];

  constructor(private readonly context: StoreContext) {}

  private list(call: RestCall): Answer {
    const { code, order } = call.params;
    const direction = order === 'asc' ? 1 : -1;
    const coupons = this.context.terms.coupons
      .filter((coupon) => isEmpty(code) || coupon.code === couponCode(textOf(code)))
      .sort((a, b) => direction * (a.createdAt - b.createdAt || a.id - b.id));
    return pageOf(coupons, call, (coupon) => this.view(coupon), {
      shop: this.context,
      path: '/coupons',
    });
  }

  private get({ path }: RestCall): Answer {
    return { body: this.view(this.find(Number(path['id']))) };
  }

  private create({ params }: RestCall): Answer {
    const { catalogue, terms, workers, now } = this.context;
    const code = couponCode(textOf(params['code']));
    if (trimmed(code) === '') {
      throw new StoreError(
        400,
        'woocommerce_rest_empty_coupon_code',
        'The coupon code cannot be empty.',
      );
    }
    if (terms.findCoupon(code) !== undefined) {
      const message = 'The coupon code already exists';
      throw new StoreError(400, 'woocommerce_rest_coupon_code_already_exists', message);
    }
    const made = { id: catalogue.nextId(), code, createdAt: now(), ...this.fieldsOf(params) };
    checkAmount(made);
    terms.coupons.push(made);
    return { status: 201, body: this.view(made), costMs: workers.model.perUpdate };
  }

  private remove({ path, params }: RestCall): Answer {
    const coupon = this.find(Number(path['id']));
    const { coupons } = this.context.terms;
    const body = this.view(coupon);
    if (params['force'] === true) coupons.splice(coupons.indexOf(coupon), 1);
    else coupons.splice(coupons.indexOf(coupon), 1, { ...coupon, status: 'trash' });
    return { body, costMs: this.context.workers.model.perUpdate };
  }

  private find(id: number): Coupon {
    const coupon = this.context.terms.coupons.find((known) => known.id === id);
    if (coupon === undefined)
      throw new StoreError(404, 'woocommerce_rest_shop_coupon_invalid_id', 'Invalid ID.');
    return coupon;
  }

  private fieldsOf(params: Params): Omit<Coupon, 'id' | 'code' | 'createdAt'> {
    const numbers = (name: string): number[] => idsOf(params[name] ?? []);
    return {
      discount_type: textOf(params['discount_type']),
      amount: decimalText(params['amount'] ?? '0'),
      status: isEmpty(params['status']) ? 'publish' : textOf(params['status']),
      description: withAllowedMarkup(withoutSlashes(textOf(params['description'])), TERM_MARKUP),
      expiresAt: this.expiry(params),
      individual_use: params['individual_use'] === true,
      product_ids: numbers('product_ids'),
      excluded_product_ids: numbers('excluded_product_ids'),
      usage_limit: countOf(params['usage_limit']),
      usage_limit_per_user: countOf(params['usage_limit_per_user']),
      limit_usage_to_x_items: countOf(params['limit_usage_to_x_items']),
      free_shipping: params['free_shipping'] === true,
      product_categories: numbers('product_categories'),
      excluded_product_categories: numbers('excluded_product_categories'),
      exclude_sale_items: params['exclude_sale_items'] === true,
      minimum_amount: decimalText(params['minimum_amount'] ?? ''),
      maximum_amount: decimalText(params['maximum_amount'] ?? ''),
      email_restrictions: ((params['email_restrictions'] ?? []) as unknown[]).map(textOf),
      meta_data: keptMeta(
        params['meta_data'],
        [],
        () => this.context.catalogue.nextMetaId(),
        () => false,
      ),
    };
  }

  private expiry({ date_expires, date_expires_gmt }: Params): number | null {
    const isGmt = !isEmpty(date_expires_gmt);
    const date = readDate(textOf(isGmt ? date_expires_gmt : date_expires), this.context.now());
    if (date === null) return null;
    if (date.offset !== null) return date.wallClock - date.offset;
    return instantIn(isGmt ? 'UTC' : this.context.settings.timeZone, date.wallClock);
  }

  private view(coupon: Coupon): Record<string, unknown> {
    const { createdAt, expiresAt, ...shown } = coupon;
    const { timeZone } = this.context.settings;
    const dates = (name: string, at: number | null): Record<string, unknown> => ({
      [name]: at === null ? null : localText(at, timeZone),
      [`${name}_gmt`]: at === null ? null : gmtText(at),
    });
    const orNull = (limit: number): number | null => (limit === 0 ? null : limit);
    return {
      ...shown,
      amount: withPlaces(floatOf(coupon.amount), 2),
      ...dates('date_created', createdAt),
      ...dates('date_modified', createdAt),
      ...dates('date_expires', expiresAt),
      usage_count: 0,
      usage_limit: orNull(coupon.usage_limit),
      usage_limit_per_user: orNull(coupon.usage_limit_per_user),
      limit_usage_to_x_items: orNull(coupon.limit_usage_to_x_items),
      minimum_amount: withPlaces(floatOf(coupon.minimum_amount), 2),
      maximum_amount: withPlaces(floatOf(coupon.maximum_amount), 2),
      used_by: [],
      _links: linksOf(this.context.homeUrl(), {
        self: `/coupons/${coupon.id}`,
        collection: '/coupons',
      }),
    };
  }
}

/**
 * Checks what a coupon takes off.
 * @throws StoreError 400 for less than nothing, and for more than everything
 */
function checkAmount({ amount, discount_type }: Pick<Coupon, 'amount' | 'discount_type'>): void {
  const isTooMuch = discount_type === 'percent' && floatOf(amount) > 100;
  if (floatOf(amount) >= 0 && !isTooMuch) return;
  throw new StoreError(400, 'coupon_invalid_amount', 'Invalid discount amount');
}
