import type { z } from 'zod';
import type { Alteration } from '../../../application/ports/shop/alteration';
import type { ProductWrite } from '../../../application/ports/shop/product-write';
import type { ShopValue } from '../../../domain/changes/product-change';
import type { FieldGroup, ProductFields } from '../../../domain/fields/product-fields';
import { ATTRIBUTE_FIELDS } from './attribute.fields';
import { CHOICE_FIELDS } from './choice.fields';
import type { FieldFormat, ProductPayload } from './field-format';
import { IDENTITY_FIELDS } from './identity.fields';
import { MEASURE_FIELDS } from './measure.fields';
import { PRICE_FIELDS } from './price.field';
import { STOCK_FIELDS } from './stock.fields';
import { TERM_FIELDS } from './term.fields';
import { TEXT_FIELDS } from './text.fields';

/** The format of every field group: what is sent, asked for and compared follows from these. */
const FORMATS: { readonly [G in FieldGroup]: FieldFormat<ProductFields[G]> } = {
  ...IDENTITY_FIELDS,
  ...TEXT_FIELDS,
  ...CHOICE_FIELDS,
  ...MEASURE_FIELDS,
  ...PRICE_FIELDS,
  ...STOCK_FIELDS,
  ...TERM_FIELDS,
  ...ATTRIBUTE_FIELDS,
};

/** All that a reply may show of a product's field groups. */
export const PRODUCT_ECHO: z.ZodRawShape = Object.assign(
  {},
  ...Object.values(FORMATS).map(({ echo }) => echo),
) as z.ZodRawShape;

/** The fields of a reply that show this group. */
export function echoFieldsOf(group: FieldGroup): readonly string[] {
  return Object.keys(FORMATS[group].echo);
}

/**
 * Always asked for: status and SKU tell of what somebody has put into the trash by hand, and of a
 * shop whose ids are not those that they were.
 */
const ALWAYS_ASKED = ['id', 'sku', 'status'];

/**
 * Field groups in WooCommerce's words. What is empty is sent as `""`: `null` means "not sent" in
 * most places (fact 9). `_fields` asks the shop to answer only what is checked (fact 19).
 */
export function payloadOf(fields: Partial<ProductFields>): ProductPayload {
  const [payload, asked]: [Record<string, unknown>, Set<string>] = [{}, new Set(ALWAYS_ASKED)];
  for (const group of groupsIn(fields)) {
    Object.assign(
      payload,
      withFormat(group, fields, (format, value) => format.payload(value)),
    );
    for (const name of withFormat(group, fields, askedOf) ?? []) asked.add(name);
  }
  return { ...payload, _fields: [...asked].join(',') };
}

/**
 * What the shop's echo of a write shows to be different from what was sent. WooCommerce checks
 * little and changes silently (facts 5, 7, 16, 34 to 38), so every group that was sent is
 * compared. A variation without a value of its own may show that of its product.
 */
export function alterationsIn(
  write: Pick<ProductWrite, 'fields' | 'names' | 'parent'>,
  reply: Readonly<Record<string, unknown>>,
): Alteration[] {
  return groupsIn(write.fields).flatMap((group) => {
    const inherits = write.parent !== undefined && FORMATS[group].isInherited === true;
    const altered = withFormat(group, write.fields, (format, value) =>
      format.altered(value, reply, write),
    );
    return (altered ?? [])
      .filter(({ sent }) => !(inherits && sent === ''))
      .map((one) => ({ group, ...one }));
  });
}

/** A group of these fields in WooCommerce's words; nothing where it is not among them. */
export function wordsOf(group: FieldGroup, fields: Partial<ProductFields>): ShopValue {
  return withFormat(group, fields, (format, value) => format.payload(value)) ?? {};
}

/** What a reply shows of a group, as a person reads it; nothing where a field is missing. */
export function shownOf(group: FieldGroup, reply: Readonly<Record<string, unknown>>): ShopValue {
  const { echo, shown } = FORMATS[group] as FieldFormat<unknown>;
  if (shown !== undefined) return shown(reply);
  return Object.fromEntries(Object.keys(echo).map((name) => [name, reply[name] ?? null]));
}

function askedOf<V>({ echo, asked }: FieldFormat<V>, value: V): readonly string[] {
  return asked === undefined ? Object.keys(echo) : asked(value);
}

function withFormat<G extends FieldGroup, R>(
  group: G,
  fields: Pick<Partial<ProductFields>, G>,
  ask: (format: FieldFormat<ProductFields[G]>, value: ProductFields[G]) => R,
): R | undefined {
  const value = fields[group];
  return value === undefined ? undefined : ask(FORMATS[group], value);
}

function groupsIn(fields: Partial<ProductFields>): FieldGroup[] {
  return Object.keys(fields) as FieldGroup[];
}
