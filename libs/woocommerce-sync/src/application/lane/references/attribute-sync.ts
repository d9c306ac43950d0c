import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import slugify from 'slugify';
import {
  AttributeRepository,
  type AttributeMapping,
} from '../../../domain/catalog/attribute.repository';
import type { CatalogAttribute } from '../../../domain/catalog/catalog-product';
import { heldOptions, isOwnAttribute } from '../../../domain/catalog/attribute-form';
import { foldedName } from '../../../domain/catalog/folded-name';
import type { FoundReferences } from '../../../domain/catalog/shop-references';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import type { AttributeWriteResult, StoreAttribute } from '../../ports/shop/shop-attributes.port';
import type { StoreClient } from '../../ports/store-client.port';
import { errorOfItems, readList } from '../../blame/whose-fault';
import type { DeliveryRecord } from '../delivery-record';
import { inHalves } from '../../blame/halving';
import { AuditedCall } from '../audited-call';

/** Longest slug of an attribute (fact 23). */
const MAX_SLUG_LENGTH = 28;

/** Most terms in one batch call (fact 15). */
const TERMS_PER_CALL = 100;

interface WantedAttribute {
  readonly name: string;
  /** In the ERP's order, by folded form. */
  readonly options: Map<string, string>;
}

/**
 * Makes the global attributes and terms that products need, adopting what the shop has under the
 * same name.
 */
@Injectable()
export class AttributeSync {
  constructor(
    private readonly attributes: AttributeRepository,
    private readonly calls: AuditedCall,
  ) {}

  /**
   * The shop's ids of these attributes, by folded name; missing ones and missing terms are made
   * first, terms in the ERP's order. One that the shop will not make is left out, and with the
   * reason one that nobody can look for, as the list cannot be read. Throws faults of the shop.
   */
  async ensure(
    record: DeliveryRecord,
    store: StoreClient,
    attributes: readonly CatalogAttribute[],
  ): Promise<FoundReferences<string>> {
    const wanted = wantedOf(attributes);
    if (wanted.size === 0) return { ids: new Map() };
    const known = await this.attributes.findAll(record.delivery.storeId);
    const shop = new ListedAttributes(store);
    let unread: WooCommerceError | undefined;
    for (const [key, attribute] of wanted) {
      const mapping =
        known.get(key) ?? (await this.bring(record, shop, key, attribute).catch(errorOfItems));
      if (mapping instanceof WooCommerceError) unread = mapping;
      if (mapping === null || mapping instanceof WooCommerceError) continue;
      known.set(key, await this.bringTerms(record, store, key, mapping, attribute));
    }
    const ids = new Map([...known].map(([key, { storeAttributeId }]) => [key, storeAttributeId]));
    return unread === undefined ? { ids } : { ids, unread };
  }

  private async bring(
    record: DeliveryRecord,
    shop: ListedAttributes,
    key: string,
    { name }: WantedAttribute,
  ): Promise<AttributeMapping | null> {
    const there = (await shop.find(key)) ?? (await this.create(record, shop, key, name));
    return there === null ? null : { storeAttributeId: there.storeAttributeId, options: new Set() };
  }

  private async create(
    record: DeliveryRecord,
    shop: ListedAttributes,
    key: string,
    name: string,
  ): Promise<StoreAttribute | null> {
    for (const slug of slugsOf(name)) {
      const { answers } = await inHalves(shop.store.health, [slug], async () => [
        await this.make(record, shop, name, slug),
      ]);
      const [made] = answers;
      if (made?.kind === 'written') return made.attribute;
      // Made by another delivery since the shop was asked; or else the slug is somebody else's.
      shop.forget();
      const twin = await shop.find(key);
      if (twin !== undefined) return twin;
    }
    return null;
  }

  private async make(
    record: DeliveryRecord,
    { store }: ListedAttributes,
    name: string,
    slug: string,
  ): Promise<AttributeWriteResult> {
    const { answer } = await this.calls.make(
      record,
      { action: 'attributes.create', request: { name, slug }, doubts: [] },
      () => store.attributes.create(name, slug),
    );
    return answer;
  }

  private async bringTerms(
    record: DeliveryRecord,
    store: StoreClient,
    key: string,
    mapping: AttributeMapping,
    { options }: WantedAttribute,
  ): Promise<AttributeMapping> {
    const missing = [...options].filter(([folded]) => !mapping.options.has(folded));
    if (missing.length === 0) return mapping;
    const { storeId } = record.delivery;
    const { storeAttributeId } = mapping;
    for (let start = 0; start < missing.length; start += TERMS_PER_CALL) {
      const names = missing.slice(start, start + TERMS_PER_CALL).map(([, name]) => name);
      // The answer to the product tells of an option that the shop does not take.
      const { answers } = await inHalves(store.health, names, (part) =>
        this.makeTerms(record, store, storeAttributeId, part, mapping.options.size + start),
      );
      if (answers.includes(false)) {
        // Somebody deleted the attribute in the shop: the next delivery makes it anew.
        await this.attributes.forget(storeId, storeAttributeId);
        return mapping;
      }
    }
    const complete = {
      storeAttributeId,
      options: new Set([...mapping.options, ...options.keys()]),
    };
    await this.attributes.keep(storeId, key, complete);
    return complete;
  }

  /** Whether the attribute is there to have terms. */
  private async makeTerms(
    record: DeliveryRecord,
    store: StoreClient,
    storeAttributeId: number,
    names: readonly string[],
    position: number,
  ): Promise<[boolean]> {
    const { answer } = await this.calls.make(
      record,
      { action: 'attributes.terms', request: { storeAttributeId, names }, doubts: [] },
      () => store.attributes.createTerms(storeAttributeId, names, position),
    );
    return [answer];
  }
}

/** The shop's attributes, listed at most once and only when one has to be looked for. */
class ListedAttributes {
  private listed: Promise<StoreAttribute[]> | null = null;

  constructor(readonly store: StoreClient) {}

  async find(key: string): Promise<StoreAttribute | undefined> {
    this.listed ??= readList(this.store.health, 'attributes', () => this.store.attributes.list());
    return (await this.listed).find(({ name }) => foldedName(name) === key);
  }

  /** Asks the shop anew the next time. */
  forget(): void {
    this.listed = null;
  }
}

function wantedOf(attributes: readonly CatalogAttribute[]): Map<string, WantedAttribute> {
  const wanted = new Map<string, WantedAttribute>();
  for (const catalogAttribute of attributes) {
    if (isOwnAttribute(catalogAttribute)) continue;
    const { name } = catalogAttribute;
    const key = foldedName(name);
    const attribute = wanted.get(key) ?? { name, options: new Map<string, string>() };
    for (const option of heldOptions(catalogAttribute)) {
      if (!attribute.options.has(foldedName(option)))
        attribute.options.set(foldedName(option), option);
    }
    wanted.set(key, attribute);
  }
  return wanted;
}

/**
 * Slugs to try: the name's own, and one that nobody else has, for where that is taken or reserved.
 */
function slugsOf(name: string): string[] {
  const plain = slugify(name, { lower: true, strict: true }).slice(0, MAX_SLUG_LENGTH);
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  const unique = `${plain.slice(0, MAX_SLUG_LENGTH - 1 - digest.length)}-${digest}`.replace(
    /^-/,
    '',
  );
  return plain === '' ? [unique] : [plain.replace(/-$/, ''), unique];
}
