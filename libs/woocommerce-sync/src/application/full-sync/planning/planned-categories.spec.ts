import type { CatalogCategory } from '../../../domain/catalog/catalog-product';
import type { CategoryMapping } from '../../../domain/catalog/category.repository';
import { NOON } from '../../../domain/testing/builders';
import { ValidationError } from '../../../domain/woocommerce.errors';
import { categoryFields } from '../../planning/category-fields';
import { countCategories, type CategoryGrounds } from './planned-categories';

const aCategory = (id: string, parentId: string | null = null): CatalogCategory => ({
  id,
  parentId,
  name: `Name of ${id}`,
  slug: id,
  description: '',
  image: null,
  position: 1,
  updatedAt: NOON,
});

const mapped = (category: CatalogCategory, storeCategoryId: number, parent = 0) => ({
  storeId: 'default',
  categoryId: category.id,
  storeCategoryId,
  confirmed: categoryFields(category, parent),
  picture: { kind: 'untouched' } as const,
  attachments: {},
});

const GROUNDS: CategoryGrounds = {
  force: false,
  askShop: false,
  isAsked: false,
  most: 200,
  listed: null,
};

const counted = (
  categories: readonly CatalogCategory[],
  mappings: readonly CategoryMapping[],
  grounds: Partial<CategoryGrounds> = {},
  invalid = new Map<string, ValidationError>(),
) =>
  countCategories(
    { categories: new Map(categories.map((one) => [one.id, one])), invalid },
    new Map(mappings.map((one) => [one.categoryId, one])),
    { ...GROUNDS, ...grounds },
  );

describe('a plan of categories', () => {
  const [root, child] = [aCategory('root'), aCategory('child', 'root')];

  it('counts what is new, and what hangs below it, as made', () => {
    const plan = counted([root, child], []);
    expect(plan).toMatchObject({ create: 2, adopt: 0, update: 0, unchanged: 0 });
    expect(plan.changes).toEqual([
      { categoryId: 'root', name: 'Name of root', field: 'name', after: 'Name of root' },
      { categoryId: 'child', name: 'Name of child', field: 'name', after: 'Name of child' },
    ]);
    // Known, and moved below one that is made first.
    expect(counted([root, child], [mapped(child, 8, 7)]).changes).toContainEqual(
      expect.objectContaining({ categoryId: 'child', field: 'parentId', before: 7, after: null }),
    );
  });

  it('shows in what a known one differs, and counts all of them by force', () => {
    const known = [mapped({ ...root, name: 'Old' }, 7), mapped(child, 8, 7)];
    expect(counted([root, child], known)).toMatchObject({
      update: 1,
      unchanged: 1,
      changes: [{ categoryId: 'root', field: 'name', before: 'Old', after: 'Name of root' }],
    });
    expect(counted([root, child], known, { force: true })).toMatchObject({ update: 2 });
  });

  it('counts a new picture alone', () => {
    const image = { id: 'i', url: 'https://x.test/i.png', alt: '', checksum: null };
    expect(counted([{ ...root, image }], [mapped(root, 7)])).toMatchObject({
      imagesOnly: 1,
      changes: [],
    });
  });

  it('finds those of the shop by name below the same parent, and no other’s', () => {
    const listed = [
      { storeCategoryId: 7, parentId: 0, name: 'NAME OF ROOT' },
      { storeCategoryId: 8, parentId: 7, name: 'Name of child' },
    ];
    expect(counted([root, child], [], { isAsked: true, listed })).toMatchObject({ adopt: 2 });
    const other = aCategory('other');
    const plan = counted([root, child, other], [mapped(other, 7)], { isAsked: true, listed });
    expect(plan).toMatchObject({ create: 2, adopt: 0 });
  });

  it('goes by what the shop shows where it is asked: one that is gone is made anew', () => {
    const listed = [{ storeCategoryId: 7, parentId: 0, name: 'By hand' }];
    const known = [mapped(root, 7), mapped(child, 8, 7)];
    const asked = { force: true, askShop: true, isAsked: true, listed };
    expect(counted([root, child], known, asked)).toMatchObject({ update: 1, create: 1 });
  });

  it('tells of those that are broken, and shows no more than it may', () => {
    const orphan = aCategory('orphan', 'nobody');
    const invalid = new Map([['odd', new ValidationError('name', 'is missing', 'ODD')]]);
    const plan = counted([root, child, orphan], [], { most: 1 }, invalid);
    expect(plan).toMatchObject({ create: 2, rejected: 2, changesCut: true });
    expect(plan.changes).toHaveLength(1);
    expect(plan.rejections).toHaveLength(1);
  });
});
