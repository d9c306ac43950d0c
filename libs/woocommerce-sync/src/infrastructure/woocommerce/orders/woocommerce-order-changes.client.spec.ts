import { anOrder } from '../../../domain/testing/orders';
import { ScriptedShop } from '../testing/scripted-shop';

let shop: ScriptedShop;
beforeAll(async () => {
  shop = await ScriptedShop.start();
});
afterAll(() => shop.stop());

describe('an order that is to be changed', () => {
  it('is read with all of its meta data', async () => {
    const meta_data = [{ id: 1, key: '_cypher_document', value: 'SO-1' }, 'odd'];
    shop.says(() => ({ json: { id: 12, status: 'processing', meta_data } }));
    const read = await shop.client.orderChanges.read(12);
    expect(read?.order).toMatchObject({ orderId: 12, status: 'processing' });
    expect(read?.meta).toEqual(new Map([['_cypher_document', 'SO-1']]));
  });

  it('is not there by the shop’s own word alone', async () => {
    shop.refuses(404, 'woocommerce_rest_shop_order_invalid_id');
    expect(await shop.client.orderChanges.read(12)).toBeNull();
    shop.refuses(404, 'rest_no_route');
    await expect(shop.client.orderChanges.read(12)).rejects.toMatchObject({ code: 'STORE_ERROR' });
  });

  it('gets nothing but what is named', async () => {
    shop.says(() => ({ json: { id: 12, status: 'completed' } }));
    const change = { status: 'completed', meta: { _a: [1] } };
    expect(await shop.client.orderChanges.change(12, change)).toBe('completed');
    await shop.client.orderChanges.change(12, { meta: { _a: 'b' } });
    expect(shop.calls.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['POST', '/orders/12', { status: 'completed', meta_data: [{ key: '_a', value: [1] }] }],
      ['POST', '/orders/12', { meta_data: [{ key: '_a', value: 'b' }] }],
    ]);
  });
});

describe('refunds', () => {
  it('are made with their mark and by line, and found again by it', async () => {
    shop.says(({ method }) =>
      method === 'POST'
        ? { status: 201, json: { id: 7 } }
        : {
            headers: { 'X-WP-Total': '2', 'X-WP-TotalPages': '1' },
            json: [
              {
                id: 7,
                amount: '11.90',
                reason: '',
                meta_data: [{ key: '_cypher_refund', value: 'r-1' }],
              },
              { id: 8, amount: '1.00', reason: 'by hand', meta_data: [] },
            ],
          },
    );
    const { orderChanges } = shop.client;
    const made = await orderChanges.refund({
      kind: 'refunded',
      orderId: 12,
      madeFor: 'r-1',
      amount: '11.90',
      reason: '',
      restock: false,
      paysBack: false,
      lines: [{ lineId: 3, quantity: 1, total: '10.00', taxes: [{ rateId: 5, total: '1.90' }] }],
    });
    expect(made).toBe(7);
    expect(shop.calls[0]?.body).toMatchObject({
      amount: '11.90',
      api_refund: false,
      api_restock: false,
      meta_data: [{ key: '_cypher_refund', value: 'r-1' }],
      line_items: [
        { id: 3, quantity: 1, refund_total: 10, refund_tax: [{ id: 5, refund_total: 1.9 }] },
      ],
    });
    expect(await orderChanges.refunds(anOrder())).toMatchObject([
      { refundId: 7, madeFor: 'r-1' },
      { refundId: 8, madeFor: null },
    ]);
  });
});

describe('fulfilments', () => {
  it('are none where their route is not there, which a shop that is unwell does not say', async () => {
    const { orderChanges } = shop.client;
    shop.refuses(404, 'rest_no_route');
    expect(await orderChanges.fulfilments(12)).toBeNull();
    shop.refuses(500, 'internal_server_error');
    await expect(orderChanges.fulfilments(12)).rejects.toMatchObject({ code: 'STORE_ERROR' });
    const meta_data = [{ key: '_cypher_shipment', value: 's-1' }];
    shop.says(() => ({ json: [{ id: 1, meta_data }, { id: 2 }] }));
    expect(await orderChanges.fulfilments(12)).toEqual(['s-1', null]);
  });

  it('that the shop refuses with a code that is a number are refused', async () => {
    shop.says(() => ({ status: 400, json: { code: 0, message: 'Invalid item.' } }));
    const fulfilled = shop.client.orderChanges.fulfil({
      orderId: 12,
      madeFor: 's-1',
      lines: [],
      trackingNumber: '',
      carrier: '',
      trackingUrl: null,
      notifies: false,
    });
    await expect(fulfilled).rejects.toMatchObject({ code: 'CALL_REFUSED', storeCode: '0' });
  });

  it('name pieces, numbers and carrier, and whether the customer is written to', async () => {
    shop.says(() => ({ status: 201, json: { id: 4 } }));
    const fulfilment = {
      orderId: 12,
      madeFor: 's-1',
      lines: [{ lineId: 3, quantity: 2 }],
      trackingNumber: 'AWB1',
      carrier: 'Sameday',
      trackingUrl: null,
      notifies: true,
    };
    expect(await shop.client.orderChanges.fulfil(fulfilment)).toBe(4);
    expect(shop.calls[0]?.body).toEqual({
      status: 'fulfilled',
      is_fulfilled: true,
      notify_customer: true,
      meta_data: [
        { id: 0, key: '_items', value: [{ item_id: 3, qty: 2 }] },
        { id: 0, key: '_tracking_number', value: 'AWB1' },
        { id: 0, key: '_shipment_provider', value: 'Sameday' },
        { id: 0, key: '_tracking_url', value: '' },
        { id: 0, key: '_cypher_shipment', value: 's-1' },
      ],
    });
  });
});
