import { z } from 'zod';
import { Cursors, instant, numericId } from './cursor';

const orders = new Cursors('orders', z.strictObject({ pulledAt: instant, id: numericId }));
const audit = new Cursors('audit', numericId);

const refused = expect.objectContaining({ code: 'CURSOR_INVALID', field: 'cursor' }) as unknown;
const encoded = (content: unknown): string =>
  Buffer.from(JSON.stringify(content)).toString('base64url');
const reading = (cursor: string) => () => orders.read(cursor);

describe('a cursor', () => {
  it('names the row that it was written for', () => {
    const place = { pulledAt: '2026-11-22T10:15:30.123456Z', id: '42' };
    expect(orders.read(orders.write(place))).toEqual(place);
  });

  it('is refused by every list but its own', () => {
    expect(reading(audit.write('42'))).toThrow(refused as Error);
  });

  it.each([
    'no list',
    [],
    ['orders'],
    ['orders', '42'],
    ['orders', { pulledAt: 'audit', id: '42' }],
    ['orders', { pulledAt: '2026-02-30T10:15:30.123456Z', id: '42' }],
    ['orders', { pulledAt: '0000-01-01T00:00:00.000000Z', id: '42' }],
    ['orders', { pulledAt: '2026-11-22T10:15:30.123456Z', id: 'x' }],
    ['orders', { pulledAt: '2026-11-22T10:15:30.123456Z', id: '9'.repeat(19) }],
    ['orders', { pulledAt: '2026-11-22T10:15:30.123456Z', id: '42', and: 'more' }],
  ])('is refused when somebody made it up: %j', (content) => {
    expect(reading(encoded(content))).toThrow(refused as Error);
  });
});
