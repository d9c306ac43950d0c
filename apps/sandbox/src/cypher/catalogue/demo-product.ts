import type { ErpImage, ErpProduct } from '../erp-product';
import { demoPrice, demoStock, regularPrice } from './demo-offer';
import { attributesOf, demoVariants, type Facts } from './demo-variants';
import { gtin13 } from './gtin';
import { findPicture, pictureName } from './product-picture';
import { PRODUCT_LINES, type ProductLine, TONES } from './product-lines';
import { SeededRandom } from '../../seeded-random';

const SERIES = [
  'Lumis',
  'Astra',
  'Nova',
  'Vega',
  'Orion',
  'Solaris',
  'Polar',
  'Delta',
  'Zenit',
  'Rubin',
];
const DAY_MS = 86_400_000;

/** What the demo products are made from. */
export interface DemoWorld {
  readonly seed: number;
  /**
   * The start of the catalogue's present: sales run around it and the last changes lie before it.
   */
  readonly now: Date;
  /** Where the pictures are served, without a slash at the end. */
  readonly pictureUrl: string;
}

/** The id of the demo product at this place; ids of one seed are all different. */
export function demoProductId(seed: number, index: number): string {
  return new SeededRandom(seed, index).uuid();
}

/** When the demo product at this place last changed: at some time in the 90 days before `now`. */
export function demoProductUpdatedAt(world: DemoWorld, index: number): string {
  const age = new SeededRandom(world.seed ^ 0x5bd1e995, index).fraction() * 90 * DAY_MS;
  return new Date(Math.floor((world.now.getTime() - age) / 1_000) * 1_000).toISOString();
}

/**
 * The demo product at this place (from 0): always the same for one world, and made without any
 * other.
 */
export function demoProduct(world: DemoWorld, index: number): ErpProduct {
  const random = new SeededRandom(world.seed, index);
  const id = random.uuid();
  const line = pickLine(random);
  const form = random.pick(line.forms);
  const watts = random.pick(line.watts);
  const protection = random.pick(line.protection);
  const tone = random.pick(TONES);
  const series = random.pick(SERIES);
  const number = String(index + 1).padStart(4, '0');
  const sku = `${line.code}-${number}`;
  const facts = { line, form, watts, protection, tone, series };
  const regular = regularPrice(line, watts, random);
  const price = demoPrice(regular, random, world.now);
  const variants = line.variesBy === undefined ? [] : demoVariants(facts, sku, price, random);
  const name = nameOf(facts);
  return {
    id,
    version: random.between(1, 40),
    updatedAt: demoProductUpdatedAt(world, index),
    status: random.chance(0.03) ? 'inactive' : 'active',
    sku,
    gtin: random.chance(0.9) ? gtin13(`594${String(100_000_000 + index)}`) : null,
    name,
    slug: null,
    description: descriptionOf(facts, name),
    shortDescription: `${name}. Garanție ${line.warrantyMonths} de luni.`,
    price,
    // A parent that counted its own pieces would hide those of its variants from the shop
    // (fact 21).
    stock:
      variants.length > 0 ? { managed: false, quantity: 0, backorders: 'no' } : demoStock(random),
    weight: ((line.weightBase + line.weightPerWatt * watts) / 1_000).toFixed(3),
    dimensions: {
      length: centimetres(line.size[0]),
      width: centimetres(line.size[1]),
      height: centimetres(line.size[2]),
    },
    categoryIds: [line.categoryId],
    tags: [series, ...(line.isLamp && line.variesBy !== 'tone' ? [tone.words] : []), protection],
    images: [1, 2]
      .slice(0, random.between(1, 2))
      .map((view) => pictureOf(world, facts, sku, name, view)),
    attributes: attributesOf(facts, variants),
    customFields: {
      warranty_months: line.warrantyMonths,
      ...(line.isLamp ? { energy_class: random.pick(['D', 'E', 'F', 'G']) } : {}),
      warehouse_shelf: `${random.pick(['A', 'B', 'C', 'D'])}${random.between(1, 60)}`,
    },
    variants,
  };
}

function pickLine(random: SeededRandom): ProductLine {
  let ticket = random.between(1, 100);
  return PRODUCT_LINES.find((line) => (ticket -= line.share) <= 0) ?? random.pick(PRODUCT_LINES);
}

function nameOf({ line, form, watts, protection, tone, series }: Facts): string {
  const parts = [`${line.noun} ${series} ${form}`];
  if (watts > 0) parts.push(`${watts}W`);
  if (line.isLamp && line.variesBy !== 'tone') parts.push(`${tone.words} ${tone.kelvin}`);
  if (protection !== 'IP20') parts.push(protection);
  return parts.join(', ');
}

function descriptionOf(
  { line, form, watts, protection, tone, series }: Facts,
  name: string,
): string {
  const rows = [`Model: ${form}`, `Serie: ${series}`, `Grad de protecție: ${protection}`];
  if (watts > 0) rows.push(`Putere: ${watts} W`);
  if (line.isLamp) rows.push(`Flux luminos: ${watts * 95} lm`, `Durată de viață: 30.000 h`);
  if (line.isLamp && line.variesBy !== 'tone')
    rows.push(`Temperatură de culoare: ${tone.kelvin} (${tone.words})`);
  const list = rows.map((row) => `<li>${row}</li>`).join('');
  return `<p><strong>${name}</strong> – montaj ușor &amp; consum redus, livrare din stoc.</p>\n<ul>${list}</ul>`;
}

function pictureOf(
  { pictureUrl }: DemoWorld,
  { line, tone }: Facts,
  sku: string,
  name: string,
  view: number,
): ErpImage {
  const picture = pictureName(line.code, tone.kelvin, view);
  return {
    id: `${sku}-${view}`,
    url: `${pictureUrl}/${picture}.png`,
    alt: name,
    checksum: findPicture(picture)?.checksum ?? null,
  };
}

const centimetres = (millimetres: number): string => String(millimetres / 10);
