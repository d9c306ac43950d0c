import { symbolOf } from '../orders/currency-signs';
import type { Resource, ResourceRoute } from '../http/resource';
import type { Answer, StoreContext } from '../store-context';

/** The routes below `/data/currencies`. */
export class CurrencyRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    { takes: 'readable', path: '/data/currencies/current', handle: () => this.current() },
  ];

  constructor(private readonly context: StoreContext) {}

  private current(): Answer {
    const { settings, homeUrl } = this.context;
    const { currency } = settings;
    const name = new Intl.DisplayNames('en', { type: 'currency' }).of(currency) ?? currency;
    const currencies = `${homeUrl()}/wp-json/wc/v3/data/currencies`;
    return {
      body: {
        code: currency,
        name,
        symbol: symbolOf(currency),
        _links: {
          self: [{ href: `${currencies}/${currency}` }],
          collection: [{ href: currencies }],
        },
      },
    };
  }
}
