import type { ErpDimensions, ErpImage, ErpProduct } from '../erp-product';
import { demoPrice, demoStock, regularPrice } from './demo-offer';
import { attributesOf, demoVariants, type Facts } from './demo-variants';
import { forOtherStores } from './demo-stores';
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
  const facts = drawFacts(random);
  const { line, watts } = facts;
  const sku = `${line.code}-${String(index + 1).padStart(4, '0')}`;
  const price = demoPrice(regularPrice(line, watts, random), random, world.now);
  const variants = line.variesBy === undefined ? [] : demoVariants(facts, sku, price, random);
  const name = nameOf(facts);
  const product: ErpProduct = {
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
    dimensions: dimensionsOf(line),
    categoryIds: [line.categoryId],
    tags: tagsOf(facts),
    images: [1, 2]
      .slice(0, random.between(1, 2))
      .map((view) => pictureOf(world, facts, sku, name, view)),
    attributes: attributesOf(facts, variants),
    customFields: drawCustomFields(line, random),
    variants,
  };
  return forOtherStores(product, facts, index);
}

/** What is drawn first. The order of the draws is part of the catalogue: another makes another. */
function drawFacts(random: SeededRandom): Facts {
  const line = pickLine(random);
  return {
    line,
    form: random.pick(line.forms),
    watts: random.pick(line.watts),
    protection: random.pick(line.protection),
    tone: random.pick(TONES),
    series: random.pick(SERIES),
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

function dimensionsOf({ size: [length, width, height] }: ProductLine): ErpDimensions {
  return {
    length: centimetres(length),
    width: centimetres(width),
    height: centimetres(height),
  };
}

function tagsOf({ line, protection, tone, series }: Facts): string[] {
  return [series, ...(line.isLamp && line.variesBy !== 'tone' ? [tone.words] : []), protection];
}

function drawCustomFields(line: ProductLine, random: SeededRandom): ErpProduct['customFields'] {
  return {
    warranty_months: line.warrantyMonths,
    ...(line.isLamp ? { energy_class: random.pick(['D', 'E', 'F', 'G']) } : {}),
    warehouse_shelf: `${random.pick(['A', 'B', 'C', 'D'])}${random.between(1, 60)}`,
  };
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
