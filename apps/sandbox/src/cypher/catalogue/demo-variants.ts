import type { ErpAttribute, ErpPrice, ErpVariant } from '../erp-product';
import { demoStock, multiplyPrice } from './demo-offer';
import { type ProductLine, type Tone, TONES } from './product-lines';
import type { SeededRandom } from '../../seeded-random';

const LENGTHS = [
  { words: '1 m', factor: 1 },
  { words: '2 m', factor: 1.9 },
  { words: '3 m', factor: 2.7 },
];

/** What was drawn for a product. */
export interface Facts {
  readonly line: ProductLine;
  readonly form: string;
  readonly watts: number;
  readonly protection: string;
  readonly tone: Tone;
  readonly series: string;
}

/**
 * The forms of a line that is sold in several: by colour of light, or by length at a price that
 * follows it.
 */
export function demoVariants(
  facts: Facts,
  sku: string,
  price: ErpPrice,
  random: SeededRandom,
): ErpVariant[] {
  const forms =
    facts.line.variesBy === 'tone'
      ? TONES.map(({ kelvin }) => ({
          attribute: 'Temperatură de culoare',
          option: kelvin,
          suffix: kelvin,
          factor: 1,
        }))
      : LENGTHS.map(({ words, factor }) => ({
          attribute: 'Lungime',
          option: words,
          suffix: words.replace(' ', ''),
          factor,
        }));
  return forms.map(({ attribute, option, suffix, factor }) => ({
    id: random.uuid(),
    version: random.between(1, 10),
    status: 'active',
    sku: `${sku}-${suffix.toUpperCase()}`,
    gtin: null,
    price: {
      ...price,
      regular: multiplyPrice(price.regular, factor),
      sale: price.sale === null ? null : multiplyPrice(price.sale, factor),
    },
    stock: demoStock(random),
    attributes: { [attribute]: option },
    image: null,
    weight: null,
    dimensions: null,
  }));
}

/** The product's properties; the last one is what its variants differ in. */
export function attributesOf(
  { line, watts, protection, tone }: Facts,
  variants: readonly ErpVariant[],
): ErpAttribute[] {
  const plain = (name: string, option: string): ErpAttribute => ({
    name,
    options: [option],
    visible: true,
    variation: false,
  });
  const attributes = [plain('Grad de protecție', protection)];
  if (watts > 0) attributes.push(plain('Putere', `${watts} W`));
  if (line.isLamp && line.variesBy !== 'tone')
    attributes.push(plain('Temperatură de culoare', tone.kelvin));
  const [name] = Object.keys(variants[0]?.attributes ?? {});
  if (name !== undefined) {
    const options = variants.map((variant) => variant.attributes[name] ?? '');
    attributes.push({ name, options, visible: true, variation: true });
  }
  return attributes;
}
