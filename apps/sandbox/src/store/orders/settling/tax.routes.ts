import { textOf } from '../../texts/coercions';
import { linksOf } from '../../http/links';
import { pageOf } from '../../http/paging';
import type { Resource, ResourceRoute } from '../../http/resource';
import { CONTEXT, PAGES } from '../../rest/list-args';
import type { Params, RestCall } from '../../rest/rest-call';
import { flag, initially, listOf, oneOf, text, whole, type Arguments } from '../../rest/schema';
import type { Answer, StoreContext } from '../../store-context';
import { StoreError } from '../../http/store-error';
import { withPlaces } from '../../texts/decimal';
import { countOf, floatOf, isEmpty } from '../../texts/php';
import { lineText } from '../../texts/sanitize';
import type { TaxRate } from './tax-rates';

const CLASSES = ['standard', 'reduced-rate', 'zero-rate'] as const;

const TAX_CREATE: Arguments = {
  country: text,
  state: text,
  postcode: text,
  city: text,
  rate: text,
  name: text,
  priority: initially(1, whole),
  compound: initially(false, flag),
  shipping: initially(true, flag),
  order: whole,
  class: initially('standard', oneOf(...CLASSES)),
  postcodes: listOf(text),
  cities: listOf(text),
};
const TAX_LIST: Arguments = {
  ...PAGES,
  offset: { ...whole, clean: countOf },
  order: initially('asc', oneOf('asc', 'desc')),
  orderby: initially('order', oneOf('id', 'order', 'priority')),
  class: oneOf(...CLASSES),
};

/** The routes of tax rates, as far as orders need them. */
export class TaxRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    { takes: 'readable', path: '/taxes', args: TAX_LIST, handle: (call) => this.list(call) },
    { takes: 'creatable', path: '/taxes', args: TAX_CREATE, handle: (call) => this.create(call) },
    {
      takes: 'readable',
      path: '/taxes/:id',
      args: { context: CONTEXT },
      handle: (call) => this.get(call),
    },
    {
      takes: 'deletable',
      path: '/taxes/:id',
      args: { force: initially(false, flag) },
      handle: (call) => this.remove(call),
    },
  ];

  constructor(private readonly context: StoreContext) {}

  private list(call: RestCall): Answer {
    const { class: wanted, order, orderby } = call.params;
    const field = orderby === 'id' || orderby === 'priority' ? orderby : 'order';
    const direction = order === 'desc' ? -1 : 1;
    const rates = this.context.terms.taxRates
      .filter((rate) => wanted === undefined || rate.class === classOf(wanted))
      .sort((a, b) => direction * (a[field] - b[field]) || a.id - b.id);
    return pageOf(rates, call, (rate) => this.view(rate), { shop: this.context, path: '/taxes' });
  }

  private get({ path }: RestCall): Answer {
    return { body: this.view(this.find(Number(path['id']))) };
  }

  private create({ params }: RestCall): Answer {
    const { terms, workers } = this.context;
    const made = { id: (terms.lastIds.taxRate += 1), ...rateOf(params) };
    terms.taxRates.push(made);
    return { status: 201, body: this.view(made), costMs: workers.model.perUpdate };
  }

  private remove({ path, params }: RestCall): Answer {
    if (params['force'] !== true) {
      const message = 'Taxes do not support trashing.';
      throw new StoreError(501, 'woocommerce_rest_trash_not_supported', message);
    }
    const rate = this.find(Number(path['id']));
    const { taxRates } = this.context.terms;
    taxRates.splice(taxRates.indexOf(rate), 1);
    return { body: this.view(rate), costMs: this.context.workers.model.perUpdate };
  }

  private find(id: number): TaxRate {
    const rate = this.context.terms.taxRates.find((known) => known.id === id);
    if (rate === undefined)
      throw new StoreError(404, 'woocommerce_rest_invalid_id', 'Invalid resource ID.');
    return rate;
  }

  private view(rate: TaxRate): Record<string, unknown> {
    return {
      ...rate,
      postcode: '',
      city: '',
      class: rate.class === '' ? 'standard' : rate.class,
      postcodes: [],
      cities: [],
      _links: linksOf(this.context.homeUrl(), { self: `/taxes/${rate.id}`, collection: '/taxes' }),
    };
  }
}

/**
 * A rate as the shop keeps it: country and state in capitals, the percentage with four decimals.
 */
function rateOf(params: Params): Omit<TaxRate, 'id'> {
  const { rate, name, country, state, priority, compound, shipping, order } = params;
  return {
    country: lineText(country).toUpperCase(),
    state: lineText(state).toUpperCase(),
    rate: withPlaces(floatOf(lineText(rate)), 4),
    name: isEmpty(lineText(name)) ? 'Tax' : lineText(name),
    priority: countOf(priority),
    compound: compound === true,
    shipping: shipping === true,
    order: countOf(order),
    class: classOf(params['class']),
  };
}

function classOf(value: unknown): string {
  return value === 'standard' ? '' : textOf(value);
}
