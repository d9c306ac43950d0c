import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import type { DriftReportResponse } from '../../../libs/woocommerce-sync/src/api/responses/drift/drift.response';
import { eventually } from '../../support/eventually';
import { startPictureServer, type PictureServer } from '../../support/servers/picture-server';
import { the } from '../../support/the';
import { aVariant, soldInSizes } from '../../support/world/goods';
import { startWorld, type World } from '../../support/world/world';

let world: World;
let pictures: PictureServer;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
  pictures = await startPictureServer();
});
afterAll(async () => {
  pictures.close();
  await world.close();
});

/** A product that the shop shows with these pictures. */
async function aProductWith(...names: readonly string[]): Promise<ErpProduct> {
  const item = await world.erp.putSilently({ images: names.map((name) => pictures.picture(name)) });
  await world.syncToEnd(item);
  expect(world.shop.alts(item)).toEqual(names);
  return item;
}

/** Compares the whole shop, to the end; answers what it found of pictures. */
async function compare(source: 'lists' | 'export'): Promise<DriftReportResponse['items']> {
  const { body } = await world.api.post('/sync/drift').send({ source }).expect(202);
  const { id } = body as { id: string };
  return eventually(async () => {
    const ended = (await world.api.get(`/sync/drift/${id}`)).body as DriftReportResponse;
    expect(ended.status).toBe('completed');
    return ended.items.filter(({ group }) => group === 'images');
  });
}

/** Sets right what the last comparison found of pictures. */
async function repair(): Promise<void> {
  const { body } = await world.api.get('/sync/drift').expect(200);
  const { id } = the((body as { items: { id: string }[] }).items[0]);
  const request = { fields: ['images'], reason: 'pictures are ours' };
  await world.api.post(`/sync/drift/${id}/repair`).send(request).expect(200);
  await world.quiet();
}

const shownIds = (item: ErpProduct): number[] =>
  world.shop.product(item).images.map(({ id }) => id);

describe('pictures that somebody has changed in the shop', () => {
  it.each(['lists', 'export'] as const)('are found by its %s, and set right', async (source) => {
    const [taken, turned] = [await aProductWith('a', 'b'), await aProductWith('c', 'd')];
    expect(await compare(source)).toEqual([]);
    const [[a = 0, b = 0], [c = 0, d = 0]] = [shownIds(taken), shownIds(turned)];
    await world.shop.editByHand(taken, { images: [{ id: a }] });
    await world.shop.editByHand(turned, { images: [{ id: d }, { id: c }] });
    const { downloads } = world.shop.library;

    const found = await compare(source);
    expect(found).toHaveLength(2);
    expect(found).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ productId: taken.id, wanted: `#${a}, #${b}`, shown: `#${a}` }),
        expect.objectContaining({ productId: turned.id, shown: `#${d}, #${c}` }),
      ]) as object,
    );
    await repair();
    expect([shownIds(taken), shownIds(turned)]).toEqual([
      [a, b],
      [c, d],
    ]);
    expect(world.shop.library.downloads).toBe(downloads);
    expect(await compare(source)).toEqual([]);
  });

  it('are fetched anew where they were deleted from the library', async () => {
    const item = await aProductWith('kept', 'lost');
    const [kept = 0, lost = 0] = shownIds(item);
    const { downloads } = world.shop.library;
    world.shop.library.detach(lost);
    expect(await compare('lists')).toMatchObject([
      { wanted: `#${kept}, #${lost}`, shown: `#${kept}` },
    ]);
    await repair();
    expect(world.shop.alts(item)).toEqual(['kept', 'lost']);
    const [first, second] = shownIds(item);
    expect(first).toBe(kept);
    expect(second).not.toBe(lost);
    expect(world.shop.library.downloads).toBe(downloads + 1);
    expect(await compare('lists')).toEqual([]);
  });

  it('are those of variations, too, which show that of their product in place of a lost one', async () => {
    const item = await world.erp.putSilently({
      ...soldInSizes(['S', 'L', 'M']),
      sku: 'CUP',
      images: [pictures.picture('cup')],
      variants: [
        aVariant('CUP', 'S', { image: pictures.picture('small') }),
        aVariant('CUP', 'L', { image: pictures.picture('large') }),
        aVariant('CUP', 'M'),
      ],
    });
    await world.syncToEnd(item);
    expect(await compare('export')).toEqual([]);
    const [small] = world.shop.product('CUP-S').images;
    world.shop.library.detach(the(small).id);
    const { downloads } = world.shop.library;
    const calls = world.shop.journal.calls.length;
    expect(await compare('export')).toMatchObject([
      { productId: item.id, variantId: 'CUP-S', shown: `#${shownIds(item)[0] ?? 0}` },
    ]);
    await repair();
    expect(world.shop.alts('CUP-S')).toEqual(['small']);
    expect(world.shop.library.downloads).toBe(downloads + 1);
    const written = world.shop.journal.calls
      .slice(calls)
      .map(({ method, route }) => method + route);
    // By the attachment that is gone, and by its address.
    expect(written.filter((call) => /variations.\d+$/.test(call))).toHaveLength(2);
    expect(await compare('export')).toEqual([]);
  });

  it('are late, and no drift, where the ERP has others by now', async () => {
    const item = await aProductWith('old');
    await world.erp.editSilently(item.id, { images: [pictures.picture('new')] });
    expect(await compare('lists')).toEqual([]);
  });
});
