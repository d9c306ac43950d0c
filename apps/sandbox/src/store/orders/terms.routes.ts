import type { Request } from 'express';
import { z } from 'zod';
import { invalidParam } from '../coercions';
import { pageOf } from '../paging';
import type { Resource, ResourceRoute } from '../resource';
import type { Answer, StoreContext } from '../store-context';
import { StoreError } from '../store-error';
import { minorOf, textOfMinor } from './money';
import type { Coupon, Customer, TaxRate } from './shop-terms';

const text = z.union([z.string(), z.number()]).transform(String);
const taxRateBody = z.looseObject({
  country: z.string().default(''),
  rate: text.default('0'),
  name: z.string().default('Tax'),
  priority: z.number().int().default(1),
  shipping: z.boolean().default(true),
});
const couponBody = z.looseObject({
  code: z.string(),
  discount_type: z.enum(['percent', 'fixed_cart', 'fixed_product']).default('fixed_cart'),
  amount: text.default('0'),
});
const customerBody = z.looseObject({ email: z.email() });

/** The routes of what orders are settled by: tax rates, coupons and customers, as far as an order needs them. */
export class TermsRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    {
      takes: 'readable',
      path: '/taxes',
      handle: ({ query }) => pageOf(this.context.terms.taxRates, query, taxRateView),
    },
    { takes: 'creatable', path: '/taxes', handle: (request) => this.createTaxRate(request) },
    {
      takes: 'readable',
      path: '/coupons',
      handle: ({ query }) => pageOf(this.context.terms.coupons, query, couponView),
    },
    { takes: 'creatable', path: '/coupons', handle: (request) => this.createCoupon(request) },
    {
      takes: 'readable',
      path: '/customers',
      handle: ({ query }) => pageOf(this.context.terms.customers, query, customerView),
    },
    { takes: 'creatable', path: '/customers', handle: (request) => this.createCustomer(request) },
    { takes: 'readable', path: '/customers/:id', handle: (request) => this.customer(request) },
  ];

  constructor(private readonly context: StoreContext) {}

  private createTaxRate(request: Request): Answer {
    const { terms } = this.context;
    const { country, rate, name, priority, shipping } = parsed(taxRateBody, request.body);
    const made: TaxRate = { id: terms.nextId(), country, name, rate, priority, shipping };
    terms.taxRates.push(made);
    return this.made(taxRateView(made));
  }

  private createCoupon(request: Request): Answer {
    const { code, discount_type, amount } = parsed(couponBody, request.body);
    const made: Coupon = {
      id: this.context.catalogue.nextId(),
      code: code.toLowerCase(),
      discount_type,
      amount: textOfMinor(minorOf(amount)),
    };
    this.context.terms.coupons.push(made);
    return this.made(couponView(made));
  }

  private createCustomer(request: Request): Answer {
    const made: Customer = {
      id: this.context.terms.nextId(),
      email: parsed(customerBody, request.body).email,
    };
    this.context.terms.customers.push(made);
    return this.made(customerView(made));
  }

  private customer({ params }: Request): Answer {
    const found = this.context.terms.customers.find(({ id }) => id === Number(params['id']));
    if (found === undefined) throw new StoreError(404, 'wc_user_invalid_id', 'Invalid user ID.');
    return { body: customerView(found) };
  }

  private made(body: Record<string, unknown>): Answer {
    return { status: 201, body, costMs: this.context.workers.model.perUpdate };
  }
}

function taxRateView(rate: TaxRate): Record<string, unknown> {
  return {
    ...rate,
    state: '',
    postcode: '',
    city: '',
    compound: false,
    order: 0,
    class: 'standard',
    postcodes: [],
    cities: [],
  };
}

function couponView(coupon: Coupon): Record<string, unknown> {
  return { ...coupon };
}

function customerView(customer: Customer): Record<string, unknown> {
  return { ...customer, role: 'customer' };
}

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const field = String(read.error.issues[0]?.path[0] ?? '');
  throw invalidParam(field, `${field} is not valid.`);
}
