import { decode } from 'html-entities';
import { eventually } from '../../support/eventually';
import { the } from '../../support/the';
import { SECRETS } from '../../support/world/surroundings';
import { startWorld, type World } from '../../support/world/world';

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
});
afterAll(() => world.close());

describe('all categories', () => {
  it('come to the shop with parents before children, and are found again', async () => {
    const body = await world.api.syncCategories();
    const categories = world.erp.categories();
    expect(body).toMatchObject({
      success: true,
      total: categories.length,
      synced: categories.length,
      failed: 0,
      pending: 0,
    });
    const shown = [...world.shop.catalogue.categories.values()];
    for (const { name, parentId } of categories) {
      const parent = categories.find(({ id }) => id === parentId);
      const made = the(shown.find((category) => decode(category.name) === name));
      const madeParent = shown.find(({ id }) => id === made.parent);
      expect(decode(madeParent?.name ?? '')).toBe(parent?.name ?? '');
    }
    expect(await world.api.syncCategories()).toMatchObject({
      success: true,
      synced: 0,
      skipped: categories.length,
    });
  });

  it('fail one by one where the tree is broken', async () => {
    const [root, child] = world.erp
      .categories()
      .filter(({ parentId }, index, all) =>
        parentId === null ? index === 0 : parentId === the(all[0]).id,
      );
    await world.erp.editCategorySilently(the(root).id, { parentId: the(child).id });
    const body = await world.api.syncCategories();
    expect(body).toMatchObject({ success: false });
    const codes = new Set(body.failures.map(({ code }) => code));
    expect(codes).toEqual(new Set(['CATEGORY_CYCLE']));
    const { skipped, synced, failed, total } = body;
    expect(skipped + synced + failed).toBe(total);
    expect(skipped).toBeGreaterThan(0);
    await world.erp.editCategorySilently(the(root).id, { parentId: null });
  });
});

describe('events over HTTP', () => {
  it('are taken many at once, and brought to the shop', async () => {
    const products = await Promise.all([1, 2, 3].map(() => world.erp.putSilently()));
    const events = products.map(({ id }) => ({
      type: 'product.created',
      id: `e-${id}`,
      data: { productId: id },
    }));
    const { body } = await world.api.post('/events', 'events').send({ events }).expect(202);
    expect(body).toEqual({ accepted: 3 });
    await eventually(() => {
      for (const { sku } of products) expect(world.shop.findProduct(sku)).toBeDefined();
    });
  });

  it.each([
    [{ events: [] }, 'events'],
    [{ events: [{ type: 'product.exploded', data: {} }] }, 'events.0.type'],
    [{ events: [{ type: 'product.updated', data: { productId: 'a b' } }] }, 'events.0.data'],
    [{ events: [{ type: 'category.updated', data: { productId: 'A' } }] }, 'events.0.data'],
  ])('refuses %j and names the field', async (request, field) => {
    const { body } = await world.api.post('/events').send(request).expect(400);
    expect(body.errors).toEqual([expect.objectContaining({ field })]);
  });
});

describe('the audit', () => {
  it('has every write: who asked, what was sent, what came back; and no secret', async () => {
    const item = await world.erp.putSilently({ name: 'Audited' });
    await world.api.sync(item);
    const audit = await world.api.audit(`?productId=${item.id}`);
    expect(audit).toHaveLength(1);
    expect(audit[0]).toMatchObject({
      action: 'products.batch',
      requestedBy: {
        [item.id]: [{ via: 'api', actor: expect.stringMatching(/^tester-/) as string }],
      },
      request: [{ kind: 'create', productId: item.id, fields: { name: 'Audited' } }],
      answer: [{ kind: 'written', alterations: [] }],
      errorCode: null,
    });
    const everything = await world.api.audit('?limit=500');
    for (const secret of Object.values(SECRETS))
      expect(JSON.stringify(everything)).not.toContain(secret);
    const calls = everything.filter(({ action }) =>
      /^(products|categories)\.(batch|create|update)$/.test(action),
    );
    expect(calls).toHaveLength(world.shop.writeCalls().length);
  });

  it('has every action of an admin, refused ones too', async () => {
    await world.api.retry({ errorCode: 'NOTHING_HAS_THIS' });
    const batchId = await world.api.startFullSync({ force: true });
    await world.api.post('/sync/all').expect(409);
    await world.api.cancel(batchId);
    await world.api.syncCategories();

    const audit = await world.api.audit('?limit=500');
    const actions = audit.filter(({ action }) =>
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

  it('has who had orders pulled, the shop compared and a product pushed, and why', async () => {
    const reason = 'Before the stocktaking';
    const item = await world.erp.putSilently({ name: 'Pushed' });
    await world.api.post('/pull/orders').send({ reason }).expect(200);
    await world.api.post(`/sync/price/${item.id}`).send({ reason }).expect(200);
    await world.api.post(`/sync/stock/${item.id}`).expect(200);
    const { body } = await world.api.post('/sync/drift').send({ reason }).expect(202);
    const last = async (action: string): Promise<unknown> =>
      (await world.api.audit(`?action=${action}`))[0];
    const requestedBy = { '*': [{ via: 'api', reason }] };
    expect(await last('orders.pull')).toMatchObject({ requestedBy, answer: { orders: 0 } });
    expect(await last('drift.start')).toMatchObject({
      requestedBy,
      answer: { runId: (body as { id: string }).id },
    });
    const [withoutReason, pushed] = await world.api.audit('?action=items.push');
    expect(pushed).toMatchObject({ requestedBy, request: { syncType: 'price' } });
    expect(withoutReason).toMatchObject({
      requestedBy: { '*': [{ via: 'api', actor: expect.stringMatching(/^tester-/) as string }] },
      request: { syncType: 'stock' },
    });
  });

  it('is for admins', async () => {
    await world.api.get('/audit', 'user').expect(403);
    await world.api.post('/sync/categories', 'user').expect(403);
  });
});
