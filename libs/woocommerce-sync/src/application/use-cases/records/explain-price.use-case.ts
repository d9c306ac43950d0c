import { Injectable } from '@nestjs/common';
import type { CatalogListPrice, CatalogPrice } from '../../../domain/catalog/catalog-product';
import type { PriceFields } from '../../../domain/fields/product-fields';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import {
  TimelineRepository,
  type TimelineEntry,
} from '../../../domain/records/timeline.repository';
import { lookUpInErp } from '../../blame/erp-reads';
import { ErpCatalog } from '../../ports/erp-catalog.port';
import { StorePolicy } from '../../ports/store-policy.port';
import { ReadProduct, type ComparedSubject, type ProductView } from './read-product.use-case';

/** How many of the last calls and items are looked through. */
const LOOKED_THROUGH = 50;

/** The steps from the ERP's price to what a customer sees, in their order. */
export const PRICE_STEPS = [
  'erp',
  'event',
  'rules',
  'wanted',
  'sent',
  'confirmed',
  'shown',
] as const;

/** One step: what it made of the price, and where that is known from. */
export interface PriceStep {
  readonly step: (typeof PRICE_STEPS)[number];
  readonly at: Date | null;
  /** Null where nothing is known of the step. */
  readonly value: Readonly<Record<string, unknown>> | null;
  /** Where it is known from. */
  readonly source: string;
  /** What is wrong here; null where nothing is. */
  readonly code: string | null;
  readonly reason: string | null;
}

/** Why a price is what it is. */
export interface PriceChain {
  readonly storeId: string;
  readonly productId: string;
  readonly variantId: string | null;
  /** Whether the shop shows what is wanted; null where nobody can tell. */
  readonly isRight: boolean | null;
  readonly steps: readonly PriceStep[];
}

type Known = Omit<PriceStep, 'step' | 'code' | 'reason'> & Partial<PriceStep>;

const NOTHING = { at: null, value: null, code: null, reason: null } as const;

/** Tells step by step how a price came to be what the shop shows. */
@Injectable()
export class ExplainPrice {
  constructor(
    private readonly readProduct: ReadProduct,
    private readonly timeline: TimelineRepository,
    private readonly catalog: ErpCatalog,
    private readonly policy: StorePolicy,
  ) {}

  /** Of a product, or of a variant by its own id. Throws as `ReadProduct`. */
  async execute(storeId: string, askedId: string): Promise<PriceChain> {
    const view = await this.readProduct.execute(storeId, askedId);
    const { productId } = view.sides;
    const subject = view.variants.find(({ id }) => id === askedId) ?? view.product;
    const variantId = subject === view.product ? null : subject.id;
    const find = (kind: TimelineEntry['kind']) =>
      this.timeline.find({ storeId, productId }, LOOKED_THROUGH, null, kind);
    const [asked, calls] = await Promise.all([find('asked'), find('call')]);
    const prices = subject.fields.filter(({ group }) => group === 'price');
    const known = prices.filter(({ differs }) => differs !== null);
    return {
      storeId,
      productId,
      variantId,
      isRight: known.length === 0 ? null : known.every(({ differs }) => differs === false),
      steps: [
        await this.erpStep(productId, variantId, storeId),
        eventStep(asked.items),
        this.rulesStep(storeId),
        wantedStep(view, subject),
        sentStep(calls.items, subject.id),
        confirmedStep(subject),
        shownStep(view, subject),
      ],
    };
  }

  private async erpStep(
    productId: string,
    variantId: string | null,
    storeId: string,
  ): Promise<PriceStep> {
    const source = variantId === null ? `ERP product ${productId}` : `ERP variant ${variantId}`;
    // As the ERP has it, before the rules of any store.
    const read = await lookUpInErp(this.catalog, [productId]);
    const product = read.products.get(productId);
    const sold =
      variantId === null ? product : product?.variants.find(({ id }) => id === variantId);
    if (sold === undefined) {
      const unread = read.unread.get(productId);
      const code = unread?.code ?? (read.missing.has(productId) ? 'PRODUCT_NOT_IN_ERP' : null);
      return { ...NOTHING, step: 'erp', source, code, reason: unread?.message ?? null };
    }
    const { priceList } = this.policy.planning(storeId).catalog;
    const listed = sold.prices?.find(({ list }) => list === priceList);
    const value = { list: listed?.list ?? null, ...moneyOf(listed ?? sold.price) };
    return step('erp', { at: product?.updatedAt ?? null, source, value });
  }

  private rulesStep(storeId: string): PriceStep {
    const { catalog, ownership } = this.policy.planning(storeId);
    return step('rules', {
      at: null,
      source: 'settings of the store',
      value: {
        priceList: catalog.priceList,
        fallsBackToOwnPrice: catalog.fallsBackToOwnPrice,
        currency: catalog.currency,
        owner: ownership.ownerOf('price'),
        keepsManualOffers: this.policy.keepsManualOffers(storeId),
      },
    });
  }
}

function eventStep(asked: readonly TimelineEntry[]): PriceStep {
  const found = asked.find(({ type }) => type === 'price' || type === 'product');
  const [origin] = found?.origins ?? [];
  if (found === undefined || origin === undefined)
    return { ...NOTHING, step: 'event', source: 'ledger' };
  const { via, actor, reference }: SyncRequestOrigin = origin;
  const value = { type: found.type, via, actor, reference: reference ?? null };
  return step('event', { at: found.at, source: `item ${found.itemId ?? ''}`, value });
}

function wantedStep({ sides, rejected }: ProductView, subject: ComparedSubject): PriceStep {
  const { problem, value } = sides.erp;
  const refused = rejected.find(({ group }) => group === 'price');
  const wrong = problem ?? refused ?? null;
  return {
    step: 'wanted',
    at: value?.product.updatedAt ?? null,
    source: 'rules of the store, held against the shop’s currency',
    value: sideOf(subject, 'erp'),
    code: wrong?.code ?? null,
    reason: wrong?.message ?? null,
  };
}

function sentStep(calls: readonly TimelineEntry[], id: string): PriceStep {
  for (const { at, call, code, reason } of calls) {
    for (const { request } of call?.parts ?? []) {
      const price = priceIn(request, id);
      if (price === null) continue;
      const source = `call ${call?.callId ?? ''} (${call?.action ?? ''})`;
      return { step: 'sent', at, source, value: { ...price }, code, reason };
    }
  }
  return { ...NOTHING, step: 'sent', source: 'audit' };
}

function confirmedStep(subject: ComparedSubject): PriceStep {
  const source = 'the shop’s answer to the last write';
  const at = subject.mapping?.lastSynced ?? null;
  const problem = subject.mapping?.problems['price'] ?? null;
  const value = sideOf(subject, 'sent');
  return { step: 'confirmed', at, source, value, code: null, reason: problem };
}

function shownStep({ sides, readAt }: ProductView, subject: ComparedSubject): PriceStep {
  const problem = sides.shop?.problem ?? null;
  return {
    step: 'shown',
    at: problem === null ? readAt : null,
    source: 'the shop, read now',
    value: sideOf(subject, 'shop'),
    code: problem?.code ?? null,
    reason: problem?.message ?? null,
  };
}

/** The price that a part of a call wrote of a product or variant; null where it wrote none. */
function priceIn(request: unknown, id: string): PriceFields | null {
  const write = request as {
    readonly productId?: unknown;
    readonly fields?: { readonly price?: PriceFields };
  } | null;
  return write?.productId === id ? (write.fields?.price ?? null) : null;
}

function sideOf(subject: ComparedSubject, side: 'erp' | 'sent' | 'shop'): PriceStep['value'] {
  const fields = subject.fields.filter((one) => one.group === 'price' && one[side] !== null);
  return fields.length === 0
    ? null
    : Object.fromEntries(fields.map((field) => [field.name, field[side]]));
}

function moneyOf(price: CatalogPrice | CatalogListPrice): Record<string, unknown> {
  const { regular, sale, saleFrom, saleTo, currency } = price;
  return { regular, sale, saleFrom, saleTo, currency };
}

function step(name: PriceStep['step'], known: Known): PriceStep {
  return { ...NOTHING, ...known, step: name };
}
