import fc from 'fast-check';
import type { PulledOrder } from '../../domain/pulled-order';
import { arrivalOf } from './order-event';

const order = {
  storeId: 'default',
  orderId: 7,
  modifiedAt: 'then',
  total: '9.90',
  customer: { id: 1, email: 'a', note: '' },
} as unknown as PulledOrder;

describe('arrivalOf', () => {
  it('names the same content by the same id, in whatever order its properties come', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(Object.entries(order), { minLength: Object.keys(order).length }),
        (entries) => {
          expect(arrivalOf(Object.fromEntries(entries) as unknown as PulledOrder).eventId).toBe(
            arrivalOf(order).eventId,
          );
        },
      ),
    );
  });

  it('does not take the time of the last touch for content, but everything else', () => {
    expect(arrivalOf({ ...order, modifiedAt: 'now' }).eventId).toBe(arrivalOf(order).eventId);
    expect(arrivalOf({ ...order, total: '9.91' }).eventId).not.toBe(arrivalOf(order).eventId);
    expect(arrivalOf({ ...order, storeId: 'other' }).eventId).not.toBe(arrivalOf(order).eventId);
  });
});
