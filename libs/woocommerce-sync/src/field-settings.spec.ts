import { customFieldKeys, fieldOwnership } from './field-settings';

const problemsOf = (
  result: { success: true } | { success: false; error: { issues: { message: string }[] } },
) => (result.success ? [] : result.error.issues.map(({ message }) => message));

describe('FIELD_OWNERSHIP', () => {
  it('reads owners by field', () => {
    expect(fieldOwnership().parse('name=create, images = shop')).toEqual({
      name: 'create',
      images: 'shop',
    });
  });

  it('names everything that it does not understand', () => {
    const problems = problemsOf(
      fieldOwnership().safeParse('nam=shop,stock=erp,price,sale=a=b,tags=shop,tags=shop'),
    );
    expect(problems).toEqual([
      '"price" is not name=value',
      '"sale=a=b" is not name=value',
      'tags is named twice',
      expect.stringMatching(/^"nam" is none of name, slug, descriptions, /),
      'stock cannot be "erp", only one of cypher, both:cypher, both:newest, create, shop',
    ]);
  });

  it('lets both sides change a field, and says by which rule', () => {
    expect(fieldOwnership().parse('name=both:newest,descriptions=both:cypher')).toEqual({
      name: 'both:newest',
      descriptions: 'both:cypher',
    });
    expect(problemsOf(fieldOwnership().safeParse('stock=both:newest'))).toEqual([
      'stock cannot be both:newest: a count that two sides change is right on neither; say stock=cypher or stock=shop',
    ]);
  });

  it('refuses what does not go together', () => {
    expect(problemsOf(fieldOwnership().safeParse('name=shop'))).toEqual([
      expect.stringContaining('name cannot be shop'),
    ]);
  });
});

describe('CUSTOM_FIELDS', () => {
  it('reads keys by the ERP’s names', () => {
    const keys = customFieldKeys().parse(
      'warranty_months=_cypher_warranty,energy_class=energy_class',
    );
    expect([...keys]).toEqual([
      ['warranty_months', '_cypher_warranty'],
      ['energy_class', 'energy_class'],
    ]);
  });

  it.each(['_sku', '_price', '_stock', '_thumbnail_id', 'total_sales'])(
    'keeps away from %s, which is the shop’s own',
    (key) => {
      expect(problemsOf(customFieldKeys().safeParse(`x=${key}`))).toEqual([
        `${key} is WooCommerce's own: it would corrupt the product`,
      ]);
    },
  );

  it('refuses one key for two fields, and a key that no shop could hold', () => {
    expect(problemsOf(customFieldKeys().safeParse(`a=x,b=x,c=${'y'.repeat(256)}`))).toEqual([
      'x is named twice',
      'the key of c has more than 255 characters',
    ]);
  });
});
