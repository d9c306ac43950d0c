import type { CatalogCategory } from './catalog-product';
import { parentsFirst } from './category-tree';
import { NOON } from './testing/builders';

function tree(parents: Record<string, string | null>): Map<string, CatalogCategory> {
  return new Map(
    Object.entries(parents).map(([id, parentId]) => [
      id,
      { id, parentId, name: id, slug: null, description: '', image: null, position: 0, updatedAt: NOON },
    ]),
  );
}

describe('parentsFirst', () => {
  it('brings ancestors before what hangs below them, each once', () => {
    const { order } = parentsFirst(
      ['leaf', 'twig'],
      tree({ root: null, branch: 'root', leaf: 'branch', twig: 'branch' }),
    );
    expect(order.map(({ id }) => id)).toEqual(['root', 'branch', 'leaf', 'twig']);
  });

  it('breaks a cycle and what hangs below it, and nothing else', () => {
    const { order, broken } = parentsFirst(
      ['below', 'fine'],
      tree({ a: 'b', b: 'a', below: 'a', fine: null }),
    );
    expect(order.map(({ id }) => id)).toEqual(['fine']);
    expect([...broken.keys()].sort()).toEqual(['a', 'b', 'below']);
    expect(broken.get('below')?.code).toBe('CATEGORY_CYCLE');
  });

  it('names a category that the ERP does not have, asked for or as a parent', () => {
    const { broken } = parentsFirst(['orphan', 'ghost'], tree({ orphan: 'nowhere' }));
    expect(broken.get('orphan')).toMatchObject({ code: 'CATEGORY_PARENT_MISSING', field: 'parentId' });
    expect(broken.get('ghost')).toMatchObject({ code: 'CATEGORY_NOT_IN_ERP', field: 'id' });
  });
});
