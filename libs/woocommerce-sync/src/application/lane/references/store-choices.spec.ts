import type { Clock } from '../../ports/clock.port';
import type { StoreClient } from '../../ports/store-client.port';
import { aCatalogProduct } from '../../../domain/testing/builders';
import { StoreChoices } from './store-choices';

const MINUTE_MS = 60_000;

/** A shop's classes, which somebody may change, with how often they were read. */
function aShop() {
  const clock = { ms: 0, monotonicMs: () => clock.ms };
  const shop = { slugs: ['reduced'], reads: 0 };
  const store = {
    settings: {
      choices: () => {
        shop.reads += 1;
        return Promise.resolve(shop.slugs.map((slug) => ({ name: slug.toUpperCase(), slug })));
      },
    },
  } as unknown as StoreClient;
  const classes = new StoreChoices(clock as unknown as Clock);
  const { price } = aCatalogProduct();
  const of = async (taxClass: string) => {
    const product = aCatalogProduct({ price: { ...price, taxClass } });
    return (await classes.of('default', store, () => [product])).get('taxClass');
  };
  return { clock, shop, of };
}

describe('the tax classes of a shop', () => {
  it('are read when one is wanted, and believed for an hour', async () => {
    const { clock, shop, of } = aShop();
    expect(await of('')).toBeUndefined();
    expect(shop.reads).toBe(0);
    expect((await of('Reduced'))?.get('reduced')).toBe('reduced');
    clock.ms = 59 * MINUTE_MS;
    await of('reduced');
    expect(shop.reads).toBe(1);
    clock.ms = 60 * MINUTE_MS;
    await of('reduced');
    expect(shop.reads).toBe(2);
  });

  it('are read again after a minute where one is missing: somebody may just have made it', async () => {
    const { clock, shop, of } = aShop();
    expect((await of('new'))?.has('new')).toBe(false);
    shop.slugs.push('new');
    clock.ms = MINUTE_MS - 1;
    expect((await of('new'))?.has('new')).toBe(false);
    clock.ms = MINUTE_MS;
    expect((await of('new'))?.get('new')).toBe('new');
    expect(shop.reads).toBe(2);
  });
});
