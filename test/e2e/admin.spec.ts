import { decode } from 'html-entities';
import { eventually } from '../support/eventually';
import { SECRETS, startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
});
afterAll(() => world.close());

describe('all categories', () => {
  it('come to the shop with parents before children, and are found again', async () => {
    const { body } = await world.call('post', `${API}/sync/categories`).expect(200);
    const inErp = world.erp.cypher.categoryPage(0, 500).items;
    expect(body).toMatchObject({
      success: true,
      total: inErp.length,
      synced: inErp.length,
      failed: 0,
      pending: 0,
    });
    const inShop = [...world.shop.catalogue.categories.values()];
    for (const { name, parentId } of inErp) {
      const parent = inErp.find(({ id }) => id === parentId);
      const made = inShop.find((category) => decode(category.name) === name)!;
      const madeParent = inShop.find(({ id }) => id === made.parent);
      expect(decode(madeParent?.name ?? '')).toBe(parent?.name ?? '');
    }
    const again = await world.call('post', `${API}/sync/categories`).expect(200);
    expect(again.body).toMatchObject({ success: true, synced: 0, skipped: inErp.length });
  });

  it('fail one by one where the tree is broken', async () => {
    const [root, child] = world.erp.cypher
      .categoryPage(0, 500)
      .items.filter(({ parentId }, index, all) =>
        parentId === null ? index === 0 : parentId === all[0]!.id,
      );
    await world.erp.cypher.editCategory(root!.id, { parentId: child!.id }, { silent: true });
    const { body } = await world.call('post', `${API}/sync/categories`).expect(200);
    expect(body).toMatchObject({ success: false });
    const codes = new Set((body.failures as { code: string }[]).map(({ code }) => code));
    expect(codes).toEqual(new Set(['CATEGORY_CYCLE']));
    const { skipped, synced, failed, total } = body as Record<string, number>;
    expect(skipped! + synced! + failed!).toBe(total);
    expect(skipped).toBeGreaterThan(0);
    await world.erp.cypher.editCategory(root!.id, { parentId: null }, { silent: true });
  });
});

describe('events over HTTP', () => {
  it('are taken many at once, and brought to the shop', async () => {
    const products = await Promise.all(
      [1, 2, 3].map(() => world.erp.cypher.put({}, { silent: true })),
    );
    const events = products.map(({ item }) => ({
      type: 'product.created',
      id: `e-${item.id}`,
      data: { productId: item.id },
    }));
    const { body } = await world
      .call('post', `${API}/events`, 'events')
      .send({ events })
      .expect(202);
    expect(body).toEqual({ accepted: 3 });
    await eventually(() => {
      for (const { item } of products)
        expect(world.shop.catalogue.findBySku(item.sku)).toBeDefined();
    });
  });

  it.each([
    [{ events: [] }, 'events'],
    [{ events: [{ type: 'product.exploded', data: {} }] }, 'events.0.type'],
    [{ events: [{ type: 'product.updated', data: { productId: 'a b' } }] }, 'events.0.data'],
    [{ events: [{ type: 'category.updated', data: { productId: 'A' } }] }, 'events.0.data'],
  ])('refuses %j and names the field', async (request, field) => {
    const { body } = await world.call('post', `${API}/events`).send(request).expect(400);
    expect(body.errors).toEqual([expect.objectContaining({ field })]);
  });
});

describe('the audit', () => {
  it('has every write: who asked, what was sent, what came back; and no secret', async () => {
    const { item } = await world.erp.cypher.put({ name: 'Audited' }, { silent: true });
    await world.call('post', `${API}/sync/product/${item.id}`).expect(200);
    const { body } = await world.call('get', `${API}/audit?productId=${item.id}`).expect(200);
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      action: 'products.batch',
      requestedBy: {
        [item.id]: [{ via: 'api', actor: expect.stringMatching(/^tester-/) as string }],
      },
      request: [{ kind: 'create', productId: item.id, fields: { name: 'Audited' } }],
      answer: [{ kind: 'written', alterations: [] }],
      errorCode: null,
    });
    const everything = await world.call('get', `${API}/audit?limit=500`).expect(200);
    for (const secret of Object.values(SECRETS))
      expect(JSON.stringify(everything.body)).not.toContain(secret);
    const writes = world.shop.journal.calls.filter(({ writes }) => writes > 0);
    const calls = (everything.body.items as { action: string }[]).filter(({ action }) =>
      /^(products|categories)\.(batch|create|update)$/.test(action),
    );
    expect(calls).toHaveLength(writes.length);
  });

  it('has every action of an admin, refused ones too', async () => {
    await world
      .call('post', `${API}/sync/retry`)
      .send({ errorCode: 'NOTHING_HAS_THIS' })
      .expect(200);
    const { body } = await world.call('post', `${API}/sync/all`).send({ force: true }).expect(202);
    await world.call('post', `${API}/sync/all`).expect(409);
    await world
      .call('post', `${API}/sync/runs/${(body as { batchId: string }).batchId}/cancel`)
      .expect(200);
    await world.call('post', `${API}/sync/categories`).expect(200);

    const audit = await world.call('get', `${API}/audit?limit=500`).expect(200);
    const actions = (audit.body.items as { action: string }[]).filter(({ action }) =>
      ['items.retry', 'runs.start', 'runs.cancel', 'categories.sync'].includes(action),
    );
    const requestedBy = {
      '*': [{ via: 'api', actor: expect.stringMatching(/^tester-/) as string }],
    };
    expect(actions.slice(0, 5).reverse()).toEqual([
      expect.objectContaining({
        action: 'items.retry',
        requestedBy,
        request: { storeId: 'default', errorCode: 'NOTHING_HAS_THIS' },
        answer: 0,
      }),
      expect.objectContaining({ action: 'runs.start', requestedBy, request: { force: true } }),
      expect.objectContaining({ action: 'runs.start', errorCode: 'RUN_ALREADY_GOING' }),
      expect.objectContaining({ action: 'runs.cancel', requestedBy, errorCode: null }),
      expect.objectContaining({ action: 'categories.sync', requestedBy, errorCode: null }),
    ]);
  });

  it('is for admins', async () => {
    await world.call('get', `${API}/audit`, 'user').expect(403);
    await world.call('post', `${API}/sync/categories`, 'user').expect(403);
  });
});
