import type { z } from 'zod';
import type { AlteredField, ShownValue } from '../../../application/ports/shop/alteration';
import type { ProductWrite } from '../../../application/ports/shop/product-write';
import type { ShopValue } from '../../../domain/changes/product-change';
import { canonicalDecimal } from '../../../domain/fields/decimal';

/** A product, or a part of it, in WooCommerce's own words. */
export type ProductPayload = Readonly<Record<string, unknown>>;

/** What a format is told of a write beside the values of its group. */
export type WriteContext = Pick<ProductWrite, 'names'>;

/** What a reply shows of some fields of a product, by WooCommerce's names. */
export type EchoOf<S extends z.ZodRawShape> = z.infer<z.ZodObject<S>>;

/** All that the shop's API makes of one field group: how it is sent, asked for and compared. */
export interface FieldFormat<V> {
  /** The fields that the shop shows of it, as a reply has them. */
  readonly echo: z.ZodRawShape;
  /** The group in WooCommerce's words. */
  readonly payload: (value: V) => ProductPayload;
  /** What the shop is asked to show of it after a write; without it, all of its echo. */
  readonly asked?: (value: V) => readonly string[];
  /** What reads differently in a reply, which `echo` has read, than it was sent. */
  readonly altered: (
    sent: V,
    reply: Readonly<Record<string, unknown>>,
    write: WriteContext,
  ) => AlteredField[];
  /** The same for a person, where that is not what the reply has in those fields. */
  readonly shown?: (reply: Readonly<Record<string, unknown>>) => ShopValue;
  /** Whether a variation without a value of its own shows that of its product. */
  readonly isInherited?: boolean;
}

/** A format as it is written down: its comparison takes what its own `echo` reads. */
type WrittenFormat<V, S extends z.ZodRawShape> = Omit<
  FieldFormat<V>,
  'echo' | 'altered' | 'shown'
> & {
  readonly echo: S;
  readonly shown?: (echo: EchoOf<S>) => ShopValue;
  readonly altered: (sent: V, echo: EchoOf<S>, write: WriteContext) => AlteredField[];
};

/** Makes the format of a field group. */
export function fieldFormat<V, S extends z.ZodRawShape>(
  format: WrittenFormat<V, S>,
): FieldFormat<V> {
  const { shown, ...others } = format;
  return {
    ...others,
    ...(shown === undefined ? {} : { shown: (reply) => shown(reply as EchoOf<S>) }),
    // A reply is read by the echoes of all groups together, this one's among them.
    altered: (sent, reply, write) => format.altered(sent, reply as EchoOf<S>, write),
  };
}

/** A difference unless both are the very same. */
export function unlessEqual(field: string, sent: ShownValue, seen: ShownValue): AlteredField[] {
  return unless(sent === seen, field, sent, seen);
}

/** A difference unless both are one number. */
export function unlessSameNumber(field: string, sent: string, seen: string): AlteredField[] {
  return unless(canonicalDecimal(sent) === canonicalDecimal(seen), field, sent, seen);
}

/** A difference unless the shop shows it as it was sent. */
export function unless(
  isAsSent: boolean,
  field: string,
  sent: ShownValue,
  seen: ShownValue,
): AlteredField[] {
  return isAsSent ? [] : [{ field, sent, seen }];
}
