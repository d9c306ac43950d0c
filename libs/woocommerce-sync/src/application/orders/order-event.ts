import { createHash } from 'node:crypto';
import {
  canonicalAmount,
  isContent,
  isEmptyValue,
} from '../../domain/orders/content/order-content';
import type { PulledOrder } from '../../domain/orders/pulled-order';

/**
 * Tells one content of an order from another, by what the shop said alone: not by what we know of
 * its products, which we may learn later, nor by what we note, nor by its refunds, of which each is
 * told apart. What is empty counts as not there, so that a field that we learn to read changes
 * nothing for orders that do not have it. Amounts count as numbers: "634.00" is "634".
 */
export function contentDigestOf(order: PulledOrder): string {
  return digest(sortedJson(withoutEmpty(saidOf(order)), canonicalAmount));
}

/** What earlier versions may have told the same content by. */
export function earlierNamesOf(order: PulledOrder): {
  readonly digests: readonly string[];
  readonly eventIds: readonly string[];
} {
  const earlier = asEarlier(order);
  return {
    digests: [digest(sortedJson(withoutEmpty(saidEarlier(earlier)), canonicalAmount))],
    eventIds: earlierEventIds(earlier),
  };
}

/** What the shop said of an order, as it counts today. */
function saidOf(order: PulledOrder): object {
  const ofEntries = (list: string, entries: readonly object[]): object[] =>
    entries.map((entry) => contentIn(entry, list));
  return { ...contentIn(order, null), lines: ofEntries('lines', order.lines) };
}

function contentIn(fields: object, list: string | null): object {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => isContent(name, list)));
}

/** An order with those fields alone that versions before this one read. */
type EarlierOrder = Omit<PulledOrder, 'lines'> & { readonly lines: readonly object[] };

function asEarlier(order: PulledOrder): EarlierOrder {
  const { completedAt: _completed, customFields: _custom, ...rest } = order;
  const withoutTaxes = <T extends { readonly taxes: unknown }>({ taxes: _taxes, ...part }: T) =>
    part;
  return {
    ...rest,
    lines: order.lines.map((line) => {
      const {
        variantId,
        customFields: _fields,
        reducedStock: _reduced,
        restockedStock: _restocked,
        ...kept
      } = withoutTaxes(line);
      return { ...kept, productId: variantId ?? line.productId };
    }),
    shippingLines: order.shippingLines.map(withoutTaxes),
    fees: order.fees.map(withoutTaxes),
    taxes: order.taxes.map(({ rateId: _id, ratePercent: _percent, ...tax }) => tax),
  } as unknown as EarlierOrder;
}

function saidEarlier(order: EarlierOrder): object {
  const {
    storeId: _store,
    orderId: _order,
    modifiedAt: _touched,
    allProductsKnown: _known,
    notes: _notes,
    lines,
    ...content
  } = order;
  return {
    ...content,
    lines: lines.map((line) =>
      Object.fromEntries(Object.entries(line).filter(([name]) => name !== 'productId')),
    ),
  };
}

/**
 * The first versions told amounts apart by their text, and counted what they knew of the order's
 * products. Of that only what is known today, and that nothing was known, can be tried.
 */
function earlierEventIds(order: EarlierOrder): readonly string[] {
  const { modifiedAt: _touched, notes: _notes, ...content } = order;
  const unknown = order.lines.map((line) => ({ ...line, productId: null }));
  const variants = [
    content,
    { ...content, lines: unknown, allProductsKnown: order.lines.length === 0 },
  ];
  return [withoutEmpty(saidEarlier(order)), ...variants].map(
    (variant) => `${order.storeId}.${order.orderId}.${digest(sortedJson(variant))}`,
  );
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** A copy without empty members. The entries of lists stay, since their places count. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value)
    .map(([name, member]: [string, unknown]) => [name, withoutEmpty(member)] as const)
    .filter(([, member]) => !isEmptyValue(member));
  return Object.fromEntries(members);
}

/**
 * JSON that does not depend on the order in which properties were written.
 * @param formOf the form in which a member counts
 */
function sortedJson(
  value: unknown,
  formOf: (name: string, member: unknown) => unknown = (_name, member) => member,
): string {
  return JSON.stringify(value, (name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : formOf(name, part),
  );
}
