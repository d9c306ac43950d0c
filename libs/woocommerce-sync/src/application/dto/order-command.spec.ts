import { idByContent, readOrderCommand, type OrderChannel } from './order-command';

const read = (channel: OrderChannel, message: unknown) => readOrderCommand(channel, message);

describe('what the ERP says of an order', () => {
  it.each<[OrderChannel, object, object]>([
    ['order.booked', { document: ' SO-1 ' }, { kind: 'booked', document: 'SO-1' }],
    [
      'order.shipped',
      {},
      {
        kind: 'shipped',
        trackingNumbers: [],
        carrier: '',
        trackingUrl: null,
        shippedAt: null,
        lines: null,
      },
    ],
    [
      'order.shipped',
      { trackingNumbers: ['A', 'A'], lines: [{ lineId: '7', quantity: '2' }] },
      { trackingNumbers: ['A'], lines: [{ lineId: 7, quantity: 2 }] },
    ],
    ['order.cancelled', { reason: null }, { kind: 'cancelled', reason: '' }],
    [
      'order.refunded',
      { amount: 12.5, lines: [{ lineId: 1 }] },
      {
        kind: 'refunded',
        amount: '12.5',
        reason: '',
        restock: true,
        lines: [{ lineId: 1, quantity: 0, total: '0', taxes: [] }],
      },
    ],
  ])('is read of %s', (channel, message, body) => {
    expect(read(channel, { orderId: '12', ...message })).toMatchObject({
      command: { orderId: 12, body },
    });
  });

  it.each<[OrderChannel, unknown, string]>([
    ['order.booked', null, ''],
    ['order.booked', { document: 'SO-1' }, 'orderId'],
    ['order.booked', { orderId: 1, document: ' ' }, 'document'],
    ['order.booked', { orderId: 1, document: 'a\0' }, 'document'],
    ['order.booked', { orderId: 2_147_483_648, document: 'SO-1' }, 'orderId'],
    ['order.shipped', { orderId: 1, lines: [] }, 'lines'],
    ['order.shipped', { orderId: 1, trackingUrl: 'javascript:alert(1)' }, 'trackingUrl'],
    ['order.shipped', { orderId: 1, shippedAt: 'yesterday' }, 'shippedAt'],
    ['order.shipped', { orderId: 1, lines: [{ lineId: 1, quantity: 1.5 }] }, 'lines.0.quantity'],
    [
      'order.shipped',
      {
        orderId: 1,
        lines: [
          { lineId: 1, quantity: 1 },
          { lineId: 1, quantity: 1 },
        ],
      },
      'lines',
    ],
    ['order.refunded', { orderId: 1 }, 'amount'],
    ['order.refunded', { orderId: 1, amount: '0.00' }, 'amount'],
    ['order.refunded', { orderId: 1, amount: '1e3' }, 'amount'],
  ])('is refused of %s: %j names %s', (channel, message, field) => {
    expect(read(channel, message)).toMatchObject({ field });
  });

  it('goes by its content where it has no id', () => {
    const idOf = (document: string): string => {
      const one = read('order.booked', { orderId: 1, document });
      return 'command' in one ? idByContent(one.command) : '';
    };
    expect(idOf('SO-1')).toMatch(/^[0-9a-f]{32}$/);
    expect(idOf('SO-1')).toBe(idOf('SO-1 '));
    expect(idOf('SO-1')).not.toBe(idOf('SO-2'));
  });
});
