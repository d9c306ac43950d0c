import { SeededRandom } from '../../../../apps/sandbox/src/seeded-random';
import type { SeededProduct } from '../../world/bench-shop';
import type { BenchWorld } from '../../world/bench-world';
import type { ErpProduct } from '../../world/bench-erp';

/** A product of the ERP, as far as a shop copies it. */
interface FullErpProduct extends Omit<ErpProduct, 'variants'> {
  readonly gtin: string | null;
  readonly attributes: readonly {
    readonly name: string;
    readonly options: readonly string[];
    readonly variation: boolean;
  }[];
  readonly variants: readonly {
    readonly id: string;
    readonly sku: string;
    readonly price: { readonly regular: string };
    readonly attributes: Readonly<Record<string, string>>;
  }[];
}

/** What is made of one product. */
interface Drawn {
  readonly fields: object;
  /**
   * Ids of the ERP's product and of its variants, in the order of the variations; null for none.
   */
  readonly truth: { readonly id: string; readonly variantIds: readonly string[] } | null;
}

/** What the shop really has: the ERP's ids by the shop's. */
export interface MessyShop {
  readonly truth: ReadonlyMap<number, string>;
  /** How many products there are of each mess. */
  readonly told: Readonly<Record<string, number>>;
}

const AT_ONCE = 500;

/**
 * Fills the shop as somebody has kept it by hand: of the ERP's products 5 % are missing, 5 % have
 * no SKU (half of those no GTIN either, and their names are written another way), 2 % are there
 * twice, one SKU in ten is in another case, one price in ten is old; as many as 5 % are nobody's,
 * half of them very like the ERP's. The same power is written in several ways, and one that looks
 * alike is another.
 */
export async function messUp(world: BenchWorld, seed: number): Promise<MessyShop> {
  const truth = new Map<number, string>();
  const told: Record<string, number> = {};
  const count = (what: string): void => {
    told[what] = (told[what] ?? 0) + 1;
  };
  let index = 0;
  let waiting: Drawn[] = [];
  const flush = async (): Promise<void> => {
    const made = await world.shop.seed(waiting.map(({ fields }) => fields));
    for (const [place, one] of made.entries()) note(truth, waiting[place], one);
    waiting = [];
  };
  for await (const page of world.erp.pages()) {
    for (const product of page as unknown as readonly FullErpProduct[]) {
      waiting.push(...draw(product, new SeededRandom(seed, index), count));
      index += 1;
      if (waiting.length >= AT_ONCE) await flush();
    }
  }
  await flush();
  return { truth, told };
}

function note(truth: Map<number, string>, drawn: Drawn | undefined, made: SeededProduct): void {
  if (drawn?.truth == null) return;
  truth.set(made.id, drawn.truth.id);
  for (const [place, id] of drawn.truth.variantIds.entries()) {
    const variation = made.variations[place];
    if (variation !== undefined) truth.set(variation, id);
  }
}

function draw(
  product: FullErpProduct,
  random: SeededRandom,
  count: (what: string) => void,
): Drawn[] {
  const drawn: Drawn[] = [];
  if (random.chance(0.05)) count('missing in the shop');
  else {
    drawn.push(kept(product, random, count));
    if (random.chance(0.02)) {
      count('copies');
      drawn.push({ fields: copied(product, random), truth: null });
    }
  }
  if (random.chance(0.05)) {
    count('nobody’s');
    drawn.push({ fields: stranger(product, random), truth: null });
  }
  return drawn;
}

/** The ERP's product, as the shop has it. */
function kept(product: FullErpProduct, random: SeededRandom, count: (what: string) => void): Drawn {
  const isVariable = product.variants.length > 0;
  const lacksSku = random.chance(0.05);
  const lacksGtin = product.gtin === null || random.chance(0.5);
  if (lacksSku) count(lacksGtin ? 'without SKU and GTIN' : 'without SKU');
  if (isVariable) count('variable');
  const isOld = random.chance(0.1);
  const fields = {
    name: lacksSku || random.chance(0.2) ? rewritten(product.name, random) : product.name,
    sku: lacksSku ? '' : random.chance(0.1) ? product.sku.toLowerCase() : product.sku,
    ...(lacksGtin ? {} : { global_unique_id: product.gtin }),
  };
  const truth = { id: product.id, variantIds: product.variants.map(({ id }) => id) };
  if (!isVariable)
    return { fields: { ...fields, regular_price: priceOf(product.price.regular, isOld) }, truth };
  return { fields: { ...fields, ...familyOf(product, random, count, isOld) }, truth };
}

function familyOf(
  { attributes, variants }: FullErpProduct,
  random: SeededRandom,
  count: (what: string) => void,
  isOld: boolean,
): { readonly type: string; readonly attributes: object[]; readonly variations: object[] } {
  return {
    type: 'variable',
    attributes: attributes.map(({ name, options, variation }) => ({
      name,
      options,
      variation,
      visible: true,
    })),
    variations: variants.map((variant) => {
      const lacksSku = random.chance(0.05);
      count(lacksSku ? 'variations without SKU' : 'variations');
      return {
        ...(lacksSku ? {} : { sku: variant.sku }),
        regular_price: priceOf(variant.price.regular, isOld),
        attributes: Object.entries(variant.attributes).map(([name, option]) => ({ name, option })),
      };
    }),
  };
}

/** What WooCommerce's “Duplicate”, or an import that was run twice, leaves behind. */
function copied({ name, sku, price }: FullErpProduct, random: SeededRandom): object {
  return {
    name: random.chance(0.5) ? `${name} (Copy)` : name,
    sku: random.chance(0.5) ? `${sku}-1` : '',
    regular_price: price.regular,
    status: random.chance(0.5) ? 'draft' : 'publish',
  };
}

/** A product that the ERP has not: another thing altogether, or of another power. */
function stranger({ name, price }: FullErpProduct, random: SeededRandom): object {
  // Another power, by a digit, a point, a unit or a sign alone.
  const like = name.replace(/(\d+)W/, (_written, watts: string) =>
    random.pick([`${random.between(101, 999)}W`, `0.${watts}W`, `${watts}kW`, `-${watts}W`]),
  );
  const other = `Vază ceramică ${random.pick(['albă', 'verde', 'neagră'])} nr. ${random.bits()}`;
  return {
    name: random.chance(0.5) && like !== name ? like : other,
    sku: `ALT-${random.bits()}`,
    regular_price: price.regular,
  };
}

function priceOf(regular: string, isOld: boolean): string {
  return isOld ? (Number(regular) * 0.95).toFixed(2) : regular;
}

/** The same name by another hand: without accents, in capitals, in another order. */
function rewritten(name: string, random: SeededRandom): string {
  let text = random.chance(0.7) ? name.normalize('NFKD').replace(/\p{M}/gu, '') : name;
  if (random.chance(0.3)) text = text.toUpperCase();
  if (random.chance(0.4)) text = text.replace(/(\d)(W|K)\b/g, '$1 $2');
  if (random.chance(0.3))
    text = text.replace(/(\d+)W\b/, (_written, watts: string) =>
      random.pick([`${watts}.0W`, `${watts},0 W`, `${Number(watts) / 1_000} kW`]),
    );
  const parts = text.split(', ');
  if (random.chance(0.5)) parts.reverse();
  return parts.join(random.pick([', ', ' – ', ' | ', ' ']));
}
