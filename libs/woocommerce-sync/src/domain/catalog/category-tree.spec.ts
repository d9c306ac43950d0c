import type { CatalogCategory } from './catalog-product';
import { byLevel } from './category-tree';
import { NOON } from '../testing/builders';

function tree(parents: Record<string, string | null>): Map<string, CatalogCategory> {
  return new Map(
    Object.entries(parents).map(([id, parentId]) => [
      id,
      {
        id,
        parentId,
        name: id,
        slug: null,
        description: '',
        image: null,
        position: 0,
        updatedAt: NOON,
      },
    ]),
  );
}

const idsOf = (levels: readonly (readonly CatalogCategory[])[]): string[][] =>
  levels.map((level) => level.map(({ id }) => id));

describe('byLevel', () => {
  it('brings ancestors before what hangs below them, each once', () => {
    const { levels } = byLevel(
      ['leaf', 'twig', 'tree'],
      tree({ root: null, branch: 'root', leaf: 'branch', twig: 'branch', tree: null }),
    );
    expect(idsOf(levels)).toEqual([['root', 'tree'], ['branch'], ['leaf', 'twig']]);
  });

  it('breaks a cycle and what hangs below it, and nothing else', () => {
    const { levels, broken } = byLevel(
      ['below', 'fine'],
      tree({ a: 'b', b: 'a', below: 'a', fine: null }),
    );
    expect(idsOf(levels)).toEqual([['fine']]);
    expect([...broken.keys()].sort()).toEqual(['a', 'b', 'below']);
    expect(broken.get('below')?.code).toBe('CATEGORY_CYCLE');
  });

  it('names a category that the ERP does not have, asked for or as a parent', () => {
    const { broken } = byLevel(['orphan', 'ghost'], tree({ orphan: 'nowhere' }));
    expect(broken.get('orphan')).toMatchObject({
      code: 'CATEGORY_PARENT_MISSING',
      field: 'parentId',
    });
    expect(broken.get('ghost')).toMatchObject({ code: 'CATEGORY_NOT_IN_ERP', field: 'id' });
  });
});
