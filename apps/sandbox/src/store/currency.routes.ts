import type { Resource, ResourceRoute } from './resource';
import type { Answer, StoreContext } from './store-context';

/** The routes below `/data/currencies`. */
export class CurrencyRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    { takes: 'readable', path: '/data/currencies/current', handle: () => this.current() },
  ];

  constructor(private readonly context: StoreContext) {}

  private current(): Answer {
    const { currency } = this.context.settings;
    return { body: { code: currency, name: currency, symbol: currency } };
  }
}
