import { DataSource } from 'typeorm';
import { LookForWork } from '../../../libs/woocommerce-sync/src/application/use-cases/scheduled/look-for-work.use-case';
import { eventually } from '../../support/eventually';
import { the } from '../../support/the';
import { startWorld, type World } from '../../support/world/world';

type Placed = ReturnType<World['shop']['orders']['place']>;

const TRACKING = '_wc_shipment_tracking_items';
/** An unanswered call must be over by then, in ms. */
const AFTERLIFE_MS = 101_000;

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
  // From here on the shop is watched.
  await world.api.pullOrders();
});
afterAll(() => world.close());
afterEach(() => {
  world.shop.faults.clear();
});

/** An order of three lamps and a bulb, for 65.00. */
function place(status = 'processing'): Placed {
  return world.shop.orders.place({
    status,
    lines: [
      { productId: 1, name: 'Lamp', quantity: 3, price: '20.00' },
      { productId: 2, name: 'Bulb', quantity: 1, price: '5.00' },
    ],
  });
}

const lineOf = ({ line_items: lines }: Placed, at: number): number => the(lines[at]).id;
const metaOf = ({ meta_data: meta }: Placed, key: string): unknown =>
  meta.find((row) => row.key === key)?.value;
const notesOf = ({ id }: Placed): string[] => world.shop.orders.notes.of(id).map((n) => n.note);
const refundsOf = ({ id }: Placed) => world.shop.orders.refunds.list(id);
/** WooCommerce writes to the customer with each change to this status. */
const mailsOf = (placed: Placed, status: string): number =>
  notesOf(placed).filter((note) => note.endsWith(` to ${status}.`)).length;
const writesOf = ({ id }: Placed): number =>
  world.shop.writesOf('order').filter((entry) => entry.id === id).length;

/** Says something of an order by HTTP, and waits until the ledger is through with it. */
async function say(type: string, { id }: { id: number }, data: object = {}): Promise<void> {
  await world.api.tellAll([{ type, data: { orderId: id, ...data } }]);
  await world.quiet();
}

const failureOf = async ({ id }: { id: number }) =>
  (await world.api.failures('?syncType=order&limit=500')).find(
    ({ productId }) => productId === String(id),
  )?.error;

/** Lets an unanswered call be over, and has what waits for that tried now. */
async function laterOn(): Promise<void> {
  await eventually(
    async () => {
      await world.databaseClock.advance(AFTERLIFE_MS);
      await world.app.get(LookForWork).execute();
      expect(await world.api.status()).toMatchObject({ pending: 0, syncing: 0 });
    },
    { timeout: 20_000, pause: 250 },
  );
}

describe('order.booked', () => {
  it('shows the document in the order, and is kept', async () => {
    const placed = place();
    await world.api.pullOrders();
    await say('order.booked', placed, { document: 'SO-1' });
    expect(metaOf(placed, '_cypher_document')).toBe('SO-1');
    const rows = await world.app
      .get(DataSource)
      .query<object[]>(
        `SELECT "document", "booked_at" IS NOT NULL AS "isBooked" FROM "wc_order_states" WHERE "order_id" = $1`,
        [placed.id],
      );
    expect(rows).toEqual([{ document: 'SO-1', isBooked: true }]);
    await say('order.booked', placed, { document: 'SO-1' });
    expect(writesOf(placed)).toBe(1);
  });

  it('sets free what the order holds of the stock: the ERP’s own does without it', async () => {
    const stock = { managed: true, quantity: 10, backorders: 'no' };
    const item = await world.aSyncedProduct({ stock });
    const { id: productId } = world.shop.product(item);
    const lines = [{ productId, sku: item.sku, quantity: 3 }];
    const placed = world.shop.orders.place({ lines });
    await world.api.pullOrders();
    await world.api.syncStock(item);
    expect(world.shop.product(item).stock_quantity).toBe(7);
    await say('order.booked', placed, { document: 'SO-7' });
    await eventually(async () => {
      await world.app.get(LookForWork).execute();
      expect(world.shop.product(item).stock_quantity).toBe(10);
    });
    await world.quiet();
  });

  it('is taken from Redis, too, by its document', async () => {
    const placed = place();
    const message = JSON.stringify({ orderId: placed.id, document: 'SO-2' });
    await world.erp.cypher.publish('order.booked', message);
    await eventually(() => {
      expect(metaOf(placed, '_cypher_document')).toBe('SO-2');
    });
    await world.quiet();
  });
});

describe('order.shipped', () => {
  it('completes the order once, with its tracking numbers in the same write', async () => {
    const placed = place();
    const parcel = { trackingNumbers: ['AWB1', 'AWB2'], carrier: 'FAN Courier' };
    await say('order.shipped', placed, parcel);
    expect(placed.status).toBe('completed');
    expect(metaOf(placed, TRACKING)).toMatchObject([
      { tracking_number: 'AWB1', custom_tracking_provider: 'FAN Courier' },
      { tracking_number: 'AWB2', custom_tracking_provider: 'FAN Courier' },
    ]);
    expect(writesOf(placed)).toBe(1);
    await say('order.shipped', placed, parcel);
    await say('order.shipped', placed, parcel);
    expect([writesOf(placed), mailsOf(placed, 'Completed')]).toEqual([1, 1]);
  });

  it('in parts leaves the status until all has left', async () => {
    const placed = place();
    const [lamps, bulb] = [lineOf(placed, 0), lineOf(placed, 1)];
    await say('order.shipped', placed, {
      trackingNumbers: ['P1'],
      lines: [{ lineId: lamps, quantity: 2 }],
    });
    expect(placed.status).toBe('processing');
    await say('order.shipped', placed, {
      trackingNumbers: ['P2'],
      lines: [
        { lineId: lamps, quantity: 1 },
        { lineId: bulb, quantity: 1 },
      ],
    });
    expect(placed.status).toBe('completed');
    expect(metaOf(placed, TRACKING)).toHaveLength(2);
    expect(await failureOf(placed)).toBeUndefined();
  });

  it('leaves alone what a plugin or a person has put there', async () => {
    const placed = place();
    const known = { tracking_number: 'HAND', tracking_provider: 'dhl' };
    world.shop.orders.change(placed, { meta_data: [{ key: TRACKING, value: [known] }] });
    await say('order.shipped', placed, { trackingNumbers: ['HAND', 'NEW'] });
    expect(metaOf(placed, TRACKING)).toMatchObject([known, { tracking_number: 'NEW' }]);
  });

  it('goes no way back: an order that was completed by hand gets its numbers alone', async () => {
    const placed = place('completed');
    await say('order.shipped', placed, { trackingNumbers: ['LATE'] });
    expect(metaOf(placed, TRACKING)).toHaveLength(1);
    expect(notesOf(placed)).toEqual([]);
  });

  it('of which the call got no answer is looked for, and written no second time', async () => {
    const placed = place();
    world.shop.faults.add({
      kind: 'gateway-timeout-after-applying',
      method: 'POST',
      route: `/orders/${placed.id}`,
      times: 1,
    });
    await world.api.tellAll([
      { type: 'order.shipped', data: { orderId: placed.id, trackingNumbers: ['LOST'] } },
    ]);
    await eventually(() => {
      expect(placed.status).toBe('completed');
    });
    await laterOn();
    expect([writesOf(placed), mailsOf(placed, 'Completed')]).toEqual([1, 1]);
    expect(metaOf(placed, TRACKING)).toHaveLength(1);
    expect(await failureOf(placed)).toBeUndefined();
  });
});

describe('order.cancelled', () => {
  it('cancels the order and puts its stock back; once it is shipped it fails', async () => {
    const [open, shipped] = [place(), place('completed')];
    await say('order.cancelled', open, { reason: 'out of stock' });
    expect(open.status).toBe('cancelled');
    expect(metaOf(open, '_cypher_cancel_reason')).toBe('out of stock');
    await say('order.cancelled', open, { reason: 'again' });
    expect(writesOf(open)).toBe(1);
    await say('order.cancelled', shipped);
    expect(shipped.status).toBe('completed');
    expect(await failureOf(shipped)).toMatchObject({ code: 'ORDER_NOT_CANCELLABLE' });
  });
});

describe('order.refunded', () => {
  it('makes one refund, by line, that the payment provider does not pay', async () => {
    const placed = place('completed');
    const refund = {
      amount: '20.00',
      reason: 'broken',
      lines: [{ lineId: lineOf(placed, 0), quantity: 1, total: '20.00' }],
    };
    await say('order.refunded', placed, refund);
    await say('order.refunded', placed, refund);
    expect(refundsOf(placed)).toMatchObject([{ amount: '20.00', reason: 'broken' }]);
    expect(placed.status).toBe('completed');
    expect(world.shop.writesOf('refund').at(-1)?.fields).toMatchObject({ api_refund: false });
  });

  it('of which the call got no answer is made no second time', async () => {
    const placed = place('completed');
    world.shop.faults.add({
      kind: 'timeout-after-applying',
      method: 'POST',
      route: `/orders/${placed.id}/refunds`,
      times: 1,
    });
    await world.api.tellAll([
      { type: 'order.refunded', data: { orderId: placed.id, amount: '5.00' } },
    ]);
    await eventually(() => {
      expect(refundsOf(placed)).toHaveLength(1);
    });
    await laterOn();
    expect(refundsOf(placed)).toHaveLength(1);
    expect(await failureOf(placed)).toBeUndefined();
  });

  it('that never arrived is made once its call must be over, and not before', async () => {
    const placed = place('completed');
    const calls = (): number =>
      world.shop.journal.calls.filter(
        ({ method, route }) => method === 'POST' && route.endsWith('/refunds'),
      ).length;
    world.shop.faults.add({
      kind: 'reset-before-applying',
      method: 'POST',
      route: `/orders/${placed.id}/refunds`,
      times: 1,
    });
    const before = calls();
    await world.api.tellAll([
      { type: 'order.refunded', data: { orderId: placed.id, amount: '5.00' } },
    ]);
    await eventually(async () => {
      const [row] = await world.app
        .get(DataSource)
        .query<{ error_code: string }[]>(
          `SELECT "error_code" FROM "wc_sync_items" WHERE "product_id" = $1`,
          [String(placed.id)],
        );
      await world.app.get(LookForWork).execute();
      expect(row?.error_code).toBe('ORDER_CALL_UNANSWERED');
    });
    expect(refundsOf(placed)).toEqual([]);
    expect(calls() - before).toBeLessThanOrEqual(1);
    await laterOn();
    expect(refundsOf(placed)).toHaveLength(1);
  });

  it('of more than is left fails, and says so', async () => {
    const placed = place('completed');
    await say('order.refunded', placed, { amount: '65.01' });
    expect(await failureOf(placed)).toMatchObject({ code: 'ORDER_REFUNDS_TOO_MUCH' });
    expect(refundsOf(placed)).toEqual([]);
  });
});

describe('what the ERP gets wrong', () => {
  it('fails on its own item with a reason, and holds up no other', async () => {
    const [good, tooMuch, strange] = [place(), place(), place()];
    const gone = { id: 999_999 };
    const trashed = place();
    world.shop.orders.remove(trashed, false);
    await world.api.tellAll([
      { type: 'order.shipped', data: { orderId: gone.id } },
      { type: 'order.shipped', data: { orderId: trashed.id } },
      {
        type: 'order.shipped',
        data: { orderId: tooMuch.id, lines: [{ lineId: lineOf(tooMuch, 0), quantity: 4 }] },
      },
      {
        type: 'order.shipped',
        data: { orderId: strange.id, lines: [{ lineId: 123_456, quantity: 1 }] },
      },
      { type: 'order.shipped', data: { orderId: good.id } },
    ]);
    await world.quiet();
    expect(good.status).toBe('completed');
    const codes = await Promise.all([gone, trashed, tooMuch, strange].map(failureOf));
    expect(codes.map((error) => error?.code)).toEqual([
      'ORDER_UNKNOWN',
      'ORDER_GONE',
      'ORDER_SHIPS_TOO_MUCH',
      'ORDER_LINE_UNKNOWN',
    ]);
    expect(codes[2]?.message).toContain(`line ${lineOf(tooMuch, 0)}`);
  });

  it('is put right by the same id with other content', async () => {
    const placed = place();
    const line = (quantity: number) => ({ lines: [{ lineId: lineOf(placed, 0), quantity }] });
    await say('order.shipped', placed, { eventId: 'S-1', ...line(30) });
    expect(await failureOf(placed)).toMatchObject({ code: 'ORDER_SHIPS_TOO_MUCH' });
    await say('order.shipped', placed, { eventId: 'S-1', ...line(3) });
    expect(await failureOf(placed)).toBeUndefined();
  });

  it.each([
    ['order.booked', { orderId: 1 }, 'events.0.data.document'],
    ['order.shipped', { orderId: 0 }, 'events.0.data.orderId'],
    [
      'order.shipped',
      { orderId: 1, lines: [{ lineId: 2, quantity: 0 }] },
      'events.0.data.lines.0.quantity',
    ],
    ['order.refunded', { orderId: 1, amount: '-5' }, 'events.0.data.amount'],
  ])('%s that breaks a rule is refused with its field', async (type, data, field) => {
    const { body } = await world.api
      .post('/events')
      .send({ events: [{ type, data }] })
      .expect(400);
    expect(JSON.stringify(body)).toContain(field);
  });

  it('on Redis is dropped, and the next message is heard', async () => {
    const placed = place();
    await world.erp.cypher.publish('order.booked', JSON.stringify({ orderId: placed.id }));
    await world.erp.cypher.publish('order.booked', '{"orderId": "x", "document": 5');
    await world.erp.cypher.publish(
      'order.booked',
      JSON.stringify({ orderId: placed.id, document: 'SO-9' }),
    );
    await eventually(() => {
      expect(metaOf(placed, '_cypher_document')).toBe('SO-9');
    });
    await world.quiet();
  });
});

describe('several things that are said of one order', () => {
  it('share its item, and are carried out in their order', async () => {
    const placed = place();
    await world.api.tellAll([
      { type: 'order.booked', data: { orderId: placed.id, document: 'SO-3' } },
      { type: 'order.shipped', data: { orderId: placed.id, trackingNumbers: ['X'] } },
      { type: 'order.refunded', data: { orderId: placed.id, amount: '1.00' } },
    ]);
    await world.quiet();
    expect(placed.status).toBe('completed');
    expect(metaOf(placed, '_cypher_document')).toBe('SO-3');
    expect(refundsOf(placed)).toHaveLength(1);
    // The shop was read again, so that our own change is the order’s state.
    const order = (await world.api.get(`/orders/${placed.id}`).expect(200)).body as object;
    expect(order).toMatchObject({ status: 'completed' });
  });
});

describe('a shop with fulfilments', () => {
  beforeAll(async () => {
    world.shop.settings.fulfillments = true;
    await world.app.get(DataSource).query(`DELETE FROM "wc_store_capabilities"`);
  });

  it('gets one for each shipment, and no meta data of plugins', async () => {
    const placed = place();
    await say('order.shipped', placed, {
      trackingNumbers: ['F1'],
      carrier: 'Sameday',
      lines: [{ lineId: lineOf(placed, 0), quantity: 1 }],
    });
    await say('order.shipped', placed, { trackingNumbers: ['F2'], carrier: 'Sameday' });
    const made = [...world.shop.orders.fulfilments.values()].filter(
      ({ orderId }) => orderId === placed.id,
    );
    expect(made).toHaveLength(2);
    expect(made[1]?.meta_data).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ key: '_tracking_number', value: 'F2' }),
        expect.objectContaining({
          key: '_items',
          value: [
            { item_id: lineOf(placed, 0), qty: 2 },
            { item_id: lineOf(placed, 1), qty: 1 },
          ],
        }),
      ]),
    );
    expect(placed.status).toBe('completed');
    expect(metaOf(placed, TRACKING)).toBeUndefined();
  });
});
