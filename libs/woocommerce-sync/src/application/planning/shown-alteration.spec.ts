import type { Alteration } from '../ports/shop/alteration';
import { alterationMessage, shownAlteration } from './shown-alteration';

const shown = (group: Alteration['group'], field: string, sent: Alteration['sent'], seen = sent) =>
  shownAlteration({ group, field, sent, seen });

describe('an alteration, for a person', () => {
  it('names the field, what the shop shows, and what was sent', () => {
    expect(
      alterationMessage({ group: 'stock', field: 'stock_quantity', sent: 12, seen: null }),
    ).toBe('stock_quantity: the shop made "null" of "12"');
    expect(alterationMessage({ field: 'parent', sent: 7, seen: 0 })).toBe(
      'parent: the shop made "0" of "7"',
    );
  });

  it.each([
    ['ids', shown('categories', 'categories', [1, 2]), '1,2'],
    ['names of terms', shown('tags', 'tags', ['a', 'b']), 'a, b'],
    [
      'options, which may hold commas',
      shown('attributes', 'attributes.Size', ['4,5', '6']),
      '4,5 / 6',
    ],
    ['an empty list', shown('brands', 'brands', []), ''],
    ['what the shop does not show', shown('stock', 'manage_stock', undefined), 'undefined'],
  ])('writes %s', (_what, { sent }, text) => {
    expect(sent).toBe(text);
  });

  it('calls the option of a variation that counts for every one "any"', () => {
    const lost = { group: 'options', field: 'attributes.Size', sent: 'L', seen: null } as const;
    expect(shownAlteration(lost)).toMatchObject({ sent: 'L', seen: 'any' });
  });

  it('cuts a description to where it differs, and a category to its beginning', () => {
    const [sent, seen] = ['same '.repeat(100) + 'one', 'same '.repeat(100) + 'two'];
    const cut = shown('descriptions', 'description', sent, seen);
    expect([cut.sent, cut.seen]).toEqual([sent.slice(-23), seen.slice(-23)]);
    expect(shownAlteration({ field: 'description', sent, seen }).sent).toBe(sent.slice(0, 100));
    expect(shown('name', 'name', sent).sent).toBe(sent);
  });
});
