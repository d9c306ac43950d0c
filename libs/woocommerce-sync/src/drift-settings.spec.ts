import { repairedGroups, syncTypeFor } from './domain/drift/drift-repairs';
import { FieldOwnership, type Owners } from './domain/fields/field-ownership';
import { driftActions, driftActionsOf } from './drift-settings';

const read = (text: string) => driftActions().safeParse(text);
const repaired = (text: string, owners: Partial<Owners> = {}) =>
  repairedGroups(driftActionsOf(driftActions().parse(text)), new FieldOwnership(owners));

describe('what is done about fields that were changed in the shop', () => {
  it('is said by field, and for all that are not named', () => {
    expect(repaired('price=repair,stock=repair,*=report')).toEqual(['price', 'stock']);
    expect(repaired('*=repair,name=report,tax_class=report')).not.toContain('taxClass');
    expect(repaired('*=repair,name=report')).toContain('descriptions');
    expect(repaired('low_stock=repair')).toEqual(['lowStock']);
  });

  it('is their repair where both sides change one and Cypher wins', () => {
    expect(repaired('name=report,*=report', { name: 'both:cypher', slug: 'both:newest' })).toEqual([
      'name',
    ]);
  });

  it.each([
    ['colour=repair', 'none of'],
    ['price=undo', 'only one of repair, report'],
    ['price', 'is not name=value'],
    ['price=repair,price=report', 'named twice'],
  ])('is refused as %s', (text, problem) => {
    const { success, error } = read(text);
    expect([success, error?.issues[0]?.message]).toEqual([false, expect.stringContaining(problem)]);
  });

  it('asks for no more than a field needs', () => {
    expect(['price', 'stock', 'lowStock', 'categories', 'name', null].map(syncTypeFor)).toEqual([
      'price',
      'stock',
      'stock',
      'category',
      'product',
      'product',
    ]);
  });
});
