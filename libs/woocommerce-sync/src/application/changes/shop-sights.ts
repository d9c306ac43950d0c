import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { isVariable, isWanted, type CatalogProduct } from '../../domain/catalog/catalog-product';
import type { ShopReferences } from '../../domain/catalog/shop-references';
import type { ChangeDecision, ShopSight, ShopValue } from '../../domain/changes/product-change';
import { repairedGroups } from '../../domain/drift/drift-repairs';
import { desiredFields } from '../../domain/fields/desired-fields';
import {
  FIELD_GROUPS,
  hasLongTexts,
  VARIABLE_GROUPS,
  VARIANT_GROUPS,
  type FieldGroup,
  type ProductFields,
} from '../../domain/fields/product-fields';
import type { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import { ValidationError } from '../../domain/woocommerce.errors';
import { rememberedForm } from '../planning/remembered-form';
import type { ShownContents } from '../ports/drift/shop-contents.port';
import type { AlteredField } from '../ports/shop/alteration';
import type { VariationParent } from '../ports/shop/product-write';
import { StorePolicy } from '../ports/store-policy.port';
import { digestOf } from './value-digest';

/** Whose a product of the shop is. */
export interface SightSubject {
  readonly storeProductId: number;
  readonly productId: string;
  readonly variantId: string | null;
  readonly sku: string;
}

/** A product or variation of the shop, with what is known of it. */
export interface SeenProduct {
  readonly subject: SightSubject;
  readonly shown: ShownContents;
  readonly mapping: ProductSyncMapping;
  readonly product: CatalogProduct;
  readonly references: ShopReferences;
  /** Of a variation. */
  readonly parent?: VariationParent;
}

/** Where a product is in a shop. */
type Presence = 'present' | 'trashed' | 'gone';

/** Of each, once for all: a comparison asks for that of every product. */
const PRESENCE_DIGESTS: Readonly<Record<Presence, string>> = {
  present: digestOf('presence', 'present'),
  trashed: digestOf('presence', 'trashed'),
  gone: digestOf('presence', 'gone'),
};

/**
 * What a row of a shop shows of that of which the ERP is told: the fields that are not Cypher's
 * alone, and whether the product is where it should be.
 */
@Injectable()
export class ShopSights {
  constructor(private readonly policy: StorePolicy) {}

  /** The groups of a store of which the ERP is told. */
  toldGroups(storeId: string, { customFields, brands }: ShopReferences): readonly FieldGroup[] {
    const ownership = this.policy.ownership(storeId);
    return [...new Set<FieldGroup>([...FIELD_GROUPS, ...VARIANT_GROUPS])]
      .filter((group) => ownership.flowsBack(group))
      .filter((group) => group !== 'customFields' || customFields.size > 0)
      .filter((group) => group !== 'brands' || brands !== null);
  }

  /** What is seen of the fields of one that is there. */
  ofFields(storeId: string, seen: SeenProduct): ShopSight[] {
    const { subject, product, references, shown } = seen;
    const groups: readonly FieldGroup[] =
      subject.variantId !== null
        ? VARIANT_GROUPS
        : isVariable(product)
          ? VARIABLE_GROUPS
          : FIELD_GROUPS;
    return this.toldGroups(storeId, references)
      .filter((group) => groups.includes(group))
      .flatMap((group) => {
        const whole = shown.valueOf(group);
        if (whole === null) return [];
        const value = group === 'customFields' ? withKeys(whole, references.customFields) : whole;
        return [this.ofField(storeId, seen, group, value)];
      });
  }

  /** Where a product is. @param mapping null where it is known to be believed there */
  ofPresence(
    storeId: string,
    subject: SightSubject,
    state: Presence,
    mapping: ProductSyncMapping | null,
  ): ShopSight {
    const expected: Presence = mapping?.syncStatus === 'trashed' ? 'trashed' : 'present';
    const wasAstray = mapping !== null && 'presence' in mapping.snapshot().problems;
    const isAsWritten = state === expected && !wasAstray;
    return {
      ...subject,
      field: 'presence',
      value: { state },
      digest: PRESENCE_DIGESTS[state],
      written: '',
      isAsWritten,
      writtenValue: isAsWritten || state === expected ? null : { state: expected },
      decision: state === expected ? 'kept' : this.decisionOnStatus(storeId),
      keepsOffers: false,
    };
  }

  private ofField(
    storeId: string,
    seen: SeenProduct,
    group: FieldGroup,
    value: ShopValue,
  ): ShopSight {
    const confirmed = seen.mapping.confirmed[group];
    const fields = readableForm(seen, group);
    const { parent } = seen;
    const altered =
      fields === null
        ? null
        : seen.shown.differences({ fields, ...(parent === undefined ? {} : { parent }) });
    const isShared = this.policy.ownership(storeId).ownerOf(group) === 'both:cypher';
    return {
      ...seen.subject,
      field: group,
      value,
      digest: digestOf(group, value),
      written: confirmed === undefined ? '' : digestOf(group, confirmed),
      isAsWritten: altered === null ? null : altered.length === 0,
      writtenValue: altered === null ? null : valueBefore(value, altered),
      // Of what the store does not sell nothing is written back.
      decision: isShared && isWanted(seen.product) ? 'overruled' : 'kept',
      keepsOffers: this.policy.keepsManualOffers(storeId),
    };
  }

  private decisionOnStatus(storeId: string): ChangeDecision {
    const ownership = this.policy.ownership(storeId);
    if (!ownership.writes('status', false)) return 'kept';
    const repaired = repairedGroups(this.policy.driftActions(storeId), ownership);
    return repaired.includes('status') ? 'overruled' : 'reported';
  }
}

/** What was confirmed of a group, in a form that can be compared; null where nobody knows it. */
function readableForm(
  { mapping, product, references, subject }: SeenProduct,
  group: FieldGroup,
): Partial<ProductFields> | null {
  const confirmed = mapping.confirmed[group];
  if (confirmed === undefined) return null;
  if (!hasLongTexts(group)) return { [group]: confirmed };
  // Of long texts a digest is remembered: it tells whether they are what the ERP says now.
  if (subject.variantId !== null || group !== 'descriptions') return null;
  try {
    const descriptions = desiredFields(group, product, references, false);
    if (descriptions === undefined) return null;
    const isConfirmed = isDeepStrictEqual(rememberedForm({ descriptions })[group], confirmed);
    return isConfirmed ? { descriptions } : null;
  } catch (error) {
    if (error instanceof ValidationError) return null;
    throw error;
  }
}

/** What is shown, with what was sent in place of what differs from it. */
function valueBefore(value: ShopValue, altered: readonly AlteredField[]): ShopValue {
  const sent = new Map<string, unknown>(
    altered.map((one) => [one.field.replace(/^meta_data\./, ''), one.sent ?? null]),
  );
  return Object.fromEntries(
    Object.entries(value).map(([name, shown]) => {
      if (sent.has(name)) return [name, sent.get(name)];
      const isNested = typeof shown === 'object' && shown !== null && !Array.isArray(shown);
      return [name, isNested ? valueBefore(shown as ShopValue, altered) : shown];
    }),
  );
}

/** Of custom fields those that are the ERP's, by their keys in the shop. */
function withKeys(value: ShopValue, keys: ReadonlyMap<string, string>): ShopValue {
  return Object.fromEntries([...keys.values()].map((key) => [key, value[key] ?? '']));
}
