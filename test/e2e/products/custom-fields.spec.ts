import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import { the } from '../../support/the';
import { startWorld, type World } from '../../support/world/world';

let world: World;
beforeAll(async () => {
  world = await startWorld({
    products: 0,
    settings: { CUSTOM_FIELDS: 'warranty_months=_cypher_warranty,energy=energy_class' },
  });
});
afterAll(() => world.close());

const metaOf = (product: ErpProduct) =>
  Object.fromEntries(world.shop.product(product).meta.map(({ key, value }) => [key, value]));
const tagsOf = (product: ErpProduct) =>
  world.shop.product(product).tags.map((id) => world.shop.catalogue.tags.get(id)?.name);
const statusOfSync = async (product: ErpProduct): Promise<string> =>
  (await world.api.sync(product)).status;

describe('custom fields', () => {
  it('come under their keys in the shop, change, and go; what is not mapped stays at home', async () => {
    const product = await world.aSyncedProduct({
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
    expect(await statusOfSync(product)).toBe('skipped');

    await world.erp.editSilently(product, { customFields: { warranty_months: 36, energy: null } });
    expect(await statusOfSync(product)).toBe('synced');
    expect(metaOf(product)).toEqual({ _cypher_warranty: '36' });
  });

  it('leave meta data of other plugins alone', async () => {
    const product = await world.aSyncedProduct({ customFields: { warranty_months: 24 } });
    await world.shop.writer.update(
      world.shop.product(product).id,
      { meta_data: [{ key: '_of_a_plugin', value: 'x' }] },
      'single',
    );
    await world.erp.editSilently(product, { customFields: { warranty_months: 12 } });
    await statusOfSync(product);
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
    const product = await world.aSyncedProduct({
      tags: ['outdoor', 'Garden & terrace'],
      brand: 'Lumina',
    });
    expect(world.shop.product(product).tags).toContain(theirs.id);
    expect(tagsOf(product)).toEqual(['Outdoor', 'Garden &amp; terrace']);
    const twin = await world.aSyncedProduct({
      tags: ['OUTDOOR', 'garden & terrace'],
      brand: 'LUMINA',
    });
    expect(world.shop.product(twin)).toMatchObject({
      tags: world.shop.product(product).tags,
      brands: world.shop.product(product).brands,
    });
    expect(world.shop.product(product).brands).toHaveLength(1);
    expect(tagCalls().length - from).toBe(1);

    await world.erp.editSilently(product, { tags: [], brand: null });
    await statusOfSync(product);
    expect(world.shop.product(product)).toMatchObject({ tags: [], brands: [] });
  });

  it('that somebody deleted in the shop are made anew', async () => {
    const product = await world.aSyncedProduct({ tags: ['Short-lived'] });
    const [id] = world.shop.product(product).tags;
    world.shop.catalogue.tags.remove(the(world.shop.catalogue.tags.get(the(id))));
    const other = await world.aSyncedProduct({ tags: ['short-lived'] });
    expect(world.shop.product(other).tags).toHaveLength(1);
    expect(world.shop.product(other).tags).not.toContain(id);
  });
});
