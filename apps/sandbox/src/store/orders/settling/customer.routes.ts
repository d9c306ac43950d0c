import { createHash } from 'node:crypto';
import { textOf } from '../../texts/coercions';
import { linksOf } from '../../http/links';
import { pageOf } from '../../http/paging';
import { META } from '../../products/schema/product-args';
import type { Resource, ResourceRoute } from '../../http/resource';
import { CONTEXT, IDS, LINE, PAGES } from '../../rest/list-args';
import type { Params, RestCall } from '../../rest/rest-call';
import {
  initially,
  objectOf,
  oneOf,
  text,
  whole,
  type Arguments,
  type Schema,
} from '../../rest/schema';
import { isRecord } from '../../rest/values';
import { gmtText, localText } from '../../state/shop-time';
import type { Answer, StoreContext } from '../../store-context';
import { StoreError } from '../../http/store-error';
import { isEmail } from '../../texts/email';
import { countOf, isEmpty, withoutSlashes } from '../../texts/php';
import type { Address, OrderMeta } from '../store-order';
import { keptMeta } from '../writing/kept-meta';
import type { Customer } from './customer';

const NAMES = [
  'first_name',
  'last_name',
  'company',
  'address_1',
  'address_2',
  'city',
  'postcode',
  'country',
  'state',
] as const;

const ADDRESS = Object.fromEntries(NAMES.map((name) => [name, text]));
const EMAIL: Schema = { ...text, format: 'email' };

const CUSTOMER_CREATE: Arguments = {
  email: { ...text, required: true },
  first_name: text,
  last_name: text,
  username: text,
  password: text,
  billing: objectOf({ ...ADDRESS, email: EMAIL, phone: text }),
  shipping: objectOf({ ...ADDRESS, phone: text }),
  meta_data: META,
};
const CUSTOMER_LIST: Arguments = {
  ...PAGES,
  search: LINE,
  exclude: IDS,
  include: IDS,
  offset: { ...whole, clean: countOf },
  order: initially('asc', oneOf('asc', 'desc')),
  orderby: initially('name', oneOf('id', 'include', 'name', 'registered_date')),
  email: EMAIL,
  role: initially(
    'customer',
    oneOf(
      'all',
      'administrator',
      'editor',
      'author',
      'contributor',
      'subscriber',
      'customer',
      'shop_manager',
    ),
  ),
};

/** The routes of customers, as far as orders need them. */
export class CustomerRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    {
      takes: 'readable',
      path: '/customers',
      args: CUSTOMER_LIST,
      handle: (call) => this.list(call),
    },
    {
      takes: 'creatable',
      path: '/customers',
      args: CUSTOMER_CREATE,
      handle: (call) => this.create(call),
    },
    {
      takes: 'readable',
      path: '/customers/:id',
      args: { context: CONTEXT },
      handle: (call) => this.get(call),
    },
  ];

  constructor(private readonly context: StoreContext) {}

  private list(call: RestCall): Answer {
    const { email } = call.params;
    const customers = this.context.terms.customers.filter(
      (customer) => isEmpty(email) || customer.email.toLowerCase() === textOf(email).toLowerCase(),
    );
    return pageOf(customers, call, (customer) => this.view(customer), {
      shop: this.context,
      path: '/customers',
    });
  }

  private create({ params }: RestCall): Answer {
    const { terms, workers, now } = this.context;
    const email = textOf(params['email']);
    const refuse = (code: string, message: string): never => {
      throw new StoreError(400, code, message);
    };
    if (!isEmail(email)) refuse('customer_invalid_email', 'Invalid email address');
    if (terms.customers.some((known) => known.email.toLowerCase() === email.toLowerCase())) {
      const message = `An account is already registered with ${email}. Please log in or use a different email address.`;
      refuse('registration-error-email-exists', message);
    }
    const name = (field: string): string => withoutSlashes(textOf(params[field]));
    const made: Customer = {
      id: (terms.lastIds.customer += 1),
      email,
      username: isEmpty(params['username']) ? this.freeName(email) : textOf(params['username']),
      first_name: name('first_name'),
      last_name: name('last_name'),
      billing: {
        ...addressOf(params['billing']),
        ...contactOf(params['billing'], ['email', 'phone']),
      },
      shipping: { ...addressOf(params['shipping']), ...contactOf(params['shipping'], ['phone']) },
      createdAt: now(),
      meta_data: keptMeta(
        params['meta_data'],
        this.reminder(params),
        () => this.context.catalogue.nextMetaId(),
        () => false,
      ),
    };
    terms.customers.push(made);
    return { status: 201, body: this.view(made), costMs: workers.model.perUpdate };
  }

  private get({ path }: RestCall): Answer {
    const found = this.context.terms.customers.find(({ id }) => id === Number(path['id']));
    if (found === undefined) throw new StoreError(404, 'wc_user_invalid_id', 'Invalid user ID.');
    return { body: this.view(found) };
  }

  /** Whose password was made up is to be reminded of it. */
  private reminder({ password }: Params): OrderMeta[] {
    if (!isEmpty(password)) return [];
    return [{ id: this.context.catalogue.nextMetaId(), key: 'default_password_nag', value: '1' }];
  }

  /** A name to log in with, which nobody has: of the address of mail. */
  private freeName(email: string): string {
    const base = email.split('@')[0]?.toLowerCase() ?? '';
    const isTaken = (name: string): boolean =>
      this.context.terms.customers.some(({ username }) => username === name);
    let name = base;
    for (let number = 1; isTaken(name); number += 1) name = `${base}-${number}`;
    return name;
  }

  private view(customer: Customer): Record<string, unknown> {
    const { createdAt, ...shown } = customer;
    const { timeZone } = this.context.settings;
    const face = createHash('sha256').update(customer.email.toLowerCase()).digest('hex');
    return {
      ...shown,
      date_created: localText(createdAt, timeZone),
      date_created_gmt: gmtText(createdAt),
      date_modified: localText(createdAt, timeZone),
      date_modified_gmt: gmtText(createdAt),
      role: 'customer',
      is_paying_customer: false,
      avatar_url: `https://secure.gravatar.com/avatar/${face}?s=96&d=mm&r=g`,
      _links: linksOf(this.context.homeUrl(), {
        self: `/customers/${customer.id}`,
        collection: '/customers',
      }),
    };
  }
}

function addressOf(sent: unknown): Address {
  return contactOf(sent, NAMES);
}

function contactOf(sent: unknown, names: readonly string[]): Address {
  return Object.fromEntries(names.map((name) => [name, isRecord(sent) ? textOf(sent[name]) : '']));
}
