import type { ErpProduct } from '../../apps/sandbox/src/cypher';
import type { StoreProduct } from '../../apps/sandbox/src/store/state/store-product';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';

let world: World;
beforeAll(async () => {
  world = await startWorld({
    products: 0,
    settings: { CUSTOM_FIELDS: 'warranty_months=_cypher_warranty,energy=energy_class' },
  });
});
afterAll(() => world.close());

const inShop = ({ sku }: ErpProduct): StoreProduct => world.shop.catalogue.findBySku(sku)!;
const metaOf = (product: ErpProduct) =>
  Object.fromEntries(inShop(product).meta.map(({ key, value }) => [key, value]));
const tagsOf = (product: ErpProduct) =>
  inShop(product).tags.map((id) => world.shop.catalogue.tags.get(id)?.name);
const sync = async (product: ErpProduct): Promise<string> => {
  const { body } = await world.call('post', `${API}/sync/product/${product.id}`).expect(200);
  return (body as { status: string }).status;
};
async function aSyncedProduct(fields: object): Promise<ErpProduct> {
  const { item } = await world.erp.cypher.put({ ...fields }, { silent: true });
  expect(await sync(item)).toBe('synced');
  return item;
}
const edit = (product: ErpProduct, fields: object) =>
  world.erp.cypher.edit(product.id, { ...fields }, { silent: true });

describe('custom fields', () => {
  it('come under their keys in the shop, change, and go; what is not mapped stays at home', async () => {
    const product = await aSyncedProduct({
      customFields: {
        warranty_months: 24,
        energy: { class: 'A', year: 2026 },
        warehouse_shelf: 'B12',
      },
    });
    expect(metaOf(product)).toEqual({
      _cypher_warranty: '24',
      energy_class: '{"class":"A","year":2026}',
    });
    expect(await sync(product)).toBe('skipped');

    await edit(product, { customFields: { warranty_months: 36, energy: null } });
    expect(await sync(product)).toBe('synced');
    expect(metaOf(product)).toEqual({ _cypher_warranty: '36' });
  });

  it('leave meta data of other plugins alone', async () => {
    const product = await aSyncedProduct({ customFields: { warranty_months: 24 } });
    await world.shop.writer.update(
      inShop(product).id,
      { meta_data: [{ key: '_of_a_plugin', value: 'x' }] },
      'single',
    );
    await edit(product, { customFields: { warranty_months: 12 } });
    await sync(product);
    expect(metaOf(product)).toEqual({ _cypher_warranty: '12', _of_a_plugin: 'x' });
  });
});

describe('tags and brands', () => {
  it('are made in the shop or adopted from it, each once', async () => {
    const theirs = world.shop.catalogue.tags.make({ name: 'Outdoor' });
    const tagCalls = () =>
      world.shop.journal.calls.filter(
        ({ method, route }) => method === 'POST' && route.includes('/tags'),
      );
    const from = tagCalls().length;
    const product = await aSyncedProduct({
      tags: ['outdoor', 'Garden & terrace'],
      brand: 'Lumina',
    });
    expect(inShop(product).tags).toContain(theirs.id);
    expect(tagsOf(product)).toEqual(['Outdoor', 'Garden &amp; terrace']);
    const twin = await aSyncedProduct({ tags: ['OUTDOOR', 'garden & terrace'], brand: 'LUMINA' });
    expect(inShop(twin)).toMatchObject({
      tags: inShop(product).tags,
      brands: inShop(product).brands,
    });
    expect(inShop(product).brands).toHaveLength(1);
    expect(tagCalls().length - from).toBe(1);

    await edit(product, { tags: [], brand: null });
    await sync(product);
    expect(inShop(product)).toMatchObject({ tags: [], brands: [] });
  });

  it('that somebody deleted in the shop are made anew', async () => {
    const product = await aSyncedProduct({ tags: ['Short-lived'] });
    const [id] = inShop(product).tags;
    world.shop.catalogue.tags.remove(world.shop.catalogue.tags.get(id!)!);
    const other = await aSyncedProduct({ tags: ['short-lived'] });
    expect(inShop(other).tags).toHaveLength(1);
    expect(inShop(other).tags).not.toContain(id);
  });
});
