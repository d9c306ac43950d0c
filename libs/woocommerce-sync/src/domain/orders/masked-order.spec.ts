import { maskedChange, maskedOrder } from './masked-order';
import type { OrderAddress, PulledOrder } from './pulled-order';

const ADDRESS: OrderAddress = {
  firstName: 'Ana',
  lastName: 'Popescu',
  company: 'Becuri SRL',
  address1: 'Strada Lunga 1',
  address2: '',
  city: 'Brasov',
  state: 'BV',
  postcode: '500058',
  country: 'RO',
  phone: '+40 700 000 001',
};

const ORDER = {
  orderId: 7,
  number: '1007',
  total: '10.00',
  customer: { id: 3, email: 'ana.popescu@example.test', note: 'Ring at Popescu' },
  billing: ADDRESS,
  shipping: ADDRESS,
  payment: { method: 'cod', title: 'Cash', transactionId: 'tx-ana' },
  lines: [{ lineId: 1, name: 'Lamp', total: '10.00', customFields: { engraving: 'For Ana' } }],
  refunds: [{ id: 1, reason: 'Ana did not like it', total: '-1.00' }],
  customFields: { taxId: 'RO123' },
  notes: [{ field: 'billing.phone', problem: 'is odd', value: '"+40"' }],
} as unknown as PulledOrder;

describe('an order for those who may only look', () => {
  it('says nothing of who bought, and all of what was bought', () => {
    const masked = maskedOrder(ORDER);
    const text = JSON.stringify(masked);
    for (const personal of ['Ana', 'Popescu', 'Becuri', 'Lunga', '500058', '700', 'tx-', 'RO123'])
      expect(text).not.toContain(personal);
    expect(masked).toMatchObject({
      number: '1007',
      total: '10.00',
      customer: { id: null, email: 'a…@…' },
      billing: { firstName: 'A…', lastName: 'P…', country: 'RO', address2: '' },
      lines: [{ name: 'Lamp', total: '10.00' }],
    });
  });

  it.each([
    ['status', 'pending', 'paid', 'paid'],
    ['lines.#12.quantity', 1, 2, 2],
    ['billing.firstName', 'Ana', 'Ion', '…'],
    ['lines.#12.customFields', {}, { engraving: 'Ana' }, '…'],
    ['lines.#12', null, { customFields: { engraving: 'Ana' } }, '…'],
    ['customer.note', 'Ana', null, null],
  ])('tells that %s has changed', (field, before, after, shown) => {
    expect(maskedChange({ field, before, after })).toMatchObject({ field, after: shown });
  });
});
