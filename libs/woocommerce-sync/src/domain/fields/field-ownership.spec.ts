import { FieldOwnership, OWNABLE_FIELDS } from './field-ownership';
import { FIELD_GROUPS, VARIANT_GROUPS } from './product-fields';

describe('FieldOwnership', () => {
  it('gives Cypher what nobody spoke of', () => {
    const { owners } = new FieldOwnership({ images: 'shop' });
    const cyphers = OWNABLE_FIELDS.filter((field) => owners[field] === 'cypher');
    expect(cyphers).toEqual(OWNABLE_FIELDS.filter((field) => field !== 'images'));
  });

  it('writes a field of creation once, a field of the shop never', () => {
    const ownership = new FieldOwnership({ name: 'create', stock: 'shop' });
    expect([ownership.writes('name', true), ownership.writes('name', false)]).toEqual([
      true,
      false,
    ]);
    expect([ownership.writes('stock', true), ownership.writes('stock', false)]).toEqual([
      false,
      false,
    ]);
    expect([ownership.writes('price', true), ownership.writes('price', false)]).toEqual([
      true,
      true,
    ]);
  });

  it('writes what both sides change, and tells of all that is not Cypher’s alone', () => {
    const ownership = new FieldOwnership({
      name: 'both:newest',
      slug: 'both:cypher',
      gtin: 'create',
      stock: 'shop',
    });
    expect(
      (['name', 'slug', 'gtin'] as const).map((group) => ownership.writes(group, false)),
    ).toEqual([true, true, false]);
    const told = FIELD_GROUPS.filter((group) => ownership.flowsBack(group));
    expect(told).toEqual(['name', 'slug', 'gtin', 'stock']);
    expect(FIELD_GROUPS.filter((group) => ownership.keepsNewest(group))).toEqual(['name']);
  });

  it('leaves to the shop everything but what a product is known by', () => {
    const shops = new FieldOwnership(
      Object.fromEntries(OWNABLE_FIELDS.map((field) => [field, 'shop'])),
    );
    const written = [...new Set([...FIELD_GROUPS, ...VARIANT_GROUPS])].filter((group) =>
      shops.writes(group, true),
    );
    expect(written).toEqual(['type', 'sku', 'options']);
  });

  it.each([
    [{ name: 'shop' }, 'name cannot be shop'],
    [{ price: 'shop' }, 'say sale=shop'],
    [{ price: 'create' }, 'say sale=create'],
    [{ price: 'shop', sale: 'create' }, 'say sale=shop'],
    [{ price: 'both:newest' }, 'say sale=both:newest'],
    [{ sale: 'both:newest' }, 'say price=both:newest'],
    [{ price: 'both:cypher', sale: 'both:newest' }, 'say price=both:newest'],
    [{ stock: 'both:cypher' }, 'stock cannot be both:cypher'],
    [{ categories: 'both:newest' }, 'categories cannot be both:newest'],
    [{ status: 'both:newest' }, 'it decides what is taken down'],
  ] as const)('finds what does not go together in %j', (differences, problem) => {
    expect(FieldOwnership.conflictIn(differences)).toContain(problem);
  });

  it.each([
    {},
    { name: 'create' },
    { sale: 'shop' },
    { price: 'create', sale: 'shop' },
    { price: 'shop', sale: 'shop' },
    { price: 'both:newest', sale: 'both:newest' },
    { price: 'both:cypher', sale: 'shop' },
    { name: 'both:cypher', custom_fields: 'both:newest' },
  ] as const)('lets %j be', (differences) => {
    expect(FieldOwnership.conflictIn(differences)).toBeNull();
  });
});
