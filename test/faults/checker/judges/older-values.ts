import type { JournalCall, JournalEntry } from '../../../../apps/sandbox/src/store/journal/journal';
import type { ErpProduct, ErpVariant } from '../../../../apps/sandbox/src/cypher/erp-product';
import { expectedOffer, priceText, stockText } from '../expected-product';
import type { Evidence, Judge, Violation } from '../evidence';

/**
 * R: an older value never overwrites a newer one, and no two writes of one product are in flight at
 * once. Every value of a price and of a stock that the shop was given is looked for in the ERP's
 * history; a stock may be less by what web orders held.
 */
export const judgeOlderValues: Judge = (evidence) => [
  ...olderValues(evidence),
  ...overlaps(evidence),
];

/** What is looked for in the history. */
type Part = 'price' | 'stock';

/** A product or a variant at some time; null where the ERP had none. */
type Form = Pick<ErpProduct | ErpVariant, 'price' | 'stock'> | null;

function olderValues({ journal, erp, mappings, sold, shopRestoredAt }: Evidence): Violation[] {
  const violations: Violation[] = [];
  const histories = new Histories(erp, mappings);
  /** How far in its history each part of each product is known to have come. */
  const places = new Map<string, number>();
  const reused = new ReusedIds(shopRestoredAt);
  for (const [index, entry] of journal.entries()) {
    // A shop that was put back to a backup may be told what it was told before.
    if (shopRestoredAt.includes(index)) places.clear();
    if (reused.has(index, entry)) continue;
    const versions = histories.of(entry);
    if (versions === null || (entry.resource !== 'product' && entry.resource !== 'variation'))
      continue;
    for (const [part, value] of writtenParts(entry)) {
      const key = `${entry.id} ${part}`;
      const from = places.get(key) ?? 0;
      const place = versions.findIndex(
        (form, at) =>
          at >= from &&
          form !== null &&
          (expectedOffer(form)[part] === value ||
            (part === 'stock' && isLessSold(form, entry, sold.get(entry.id) ?? 0))),
      );
      if (place >= 0) places.set(key, place);
      else
        violations.push({
          invariant: 'R',
          detail: `${entry.sku}: ${part} ${value} was written after version ${from + 1} of ${versions.length}`,
        });
    }
  }
  return violations;
}

/** Whether a stock is the ERP's less some of the pieces that web orders asked for. */
function isLessSold({ stock }: NonNullable<Form>, { values }: JournalEntry, sold: number): boolean {
  const missing = stock.quantity - Number(values['stock_quantity']);
  return stock.managed && missing > 0 && missing <= sold;
}

function writtenParts({ fields, values }: JournalEntry): [Part, string][] {
  const parts: [Part, string][] = [];
  if ('regular_price' in fields && typeof values['regular_price'] === 'string') {
    const sale = values['sale_price'];
    parts.push(['price', priceText(values['regular_price'], typeof sale === 'string' ? sale : '')]);
  }
  if ('stock_quantity' in fields && fields['stock_quantity'] !== null)
    parts.push(['stock', stockText(true, Number(values['stock_quantity']))]);
  return parts;
}

/** What each product and each variant ever was, found by what the shop was told. */
class Histories {
  private readonly byId = new Map<string, Form[]>();
  private readonly idsBySku = new Map<string, Set<string>>();
  private readonly idsInShop: ReadonlyMap<number, string>;

  constructor(erp: Evidence['erp'], mappings: Evidence['mappings']) {
    this.idsInShop = new Map(
      mappings.map(({ storeProductId, productId }) => [storeProductId, productId]),
    );
    for (const versions of erp.values())
      for (const [at, { product }] of versions.entries())
        for (const form of product === null ? [] : [product, ...product.variants]) {
          const history = this.byId.get(form.id) ?? new Array<Form>(versions.length).fill(null);
          history[at] = form;
          this.byId.set(form.id, history);
          const sku = form.sku.toLowerCase();
          this.idsBySku.set(sku, (this.idsBySku.get(sku) ?? new Set()).add(form.id));
        }
  }

  /** Null where nobody can say whose write it was. */
  of({ id, sku }: JournalEntry): readonly Form[] | null {
    const owners = this.idsBySku.get(sku.toLowerCase());
    // A SKU that several have had: whose product it was is what the mapping says.
    const owner = owners?.size === 1 ? [...owners][0] : this.idsInShop.get(id);
    return owner === undefined ? null : (this.byId.get(owner) ?? null);
  }
}

function overlaps({ journal, calls, shopRestoredAt }: Evidence): Violation[] {
  const spans = new Map(calls.map((call) => [call.callId, call]));
  const flying = new Map<number, JournalCall>();
  const violations: Violation[] = [];
  const reused = new ReusedIds(shopRestoredAt);
  for (const [index, entry] of journal.entries()) {
    const { id, sku, callId, resource } = entry;
    const isReused = reused.has(index, entry);
    const call = spans.get(callId);
    if (call === undefined || resource !== 'product' || isReused) continue;
    const before = flying.get(id);
    if (
      before !== undefined &&
      before.callId !== callId &&
      call.startedAt < (before.endedAt ?? Infinity)
    )
      violations.push({
        invariant: 'R',
        detail: `${sku}: ${call.method} ${call.route} began before ${before.method} ${before.route} was over`,
      });
    flying.set(id, call);
  }
  return violations;
}

/**
 * Ids that a shop which was put back to a backup gives out anew. Nobody can know before the answer
 * whose one is; what is right in the end is for S.
 */
class ReusedIds {
  /** SKUs that ids had, and that they had when the shop was put back. */
  private readonly skus = new Map<number, string>();
  private readonly lost = new Map<number, string>();

  constructor(private readonly shopRestoredAt: readonly number[]) {}

  /** Whether this entry, the next of the journal, is about something else than its id once was. */
  has(index: number, { id, sku }: JournalEntry): boolean {
    if (this.shopRestoredAt.includes(index))
      for (const [one, had] of this.skus) this.lost.set(one, had);
    this.skus.set(id, sku);
    return (this.lost.get(id) ?? sku) !== sku;
  }
}
