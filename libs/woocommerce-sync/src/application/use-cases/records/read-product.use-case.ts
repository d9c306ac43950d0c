import { Injectable } from '@nestjs/common';
import { isVariable } from '../../../domain/catalog/catalog-product';
import {
  FIELD_GROUPS,
  VARIABLE_GROUPS,
  VARIANT_GROUPS,
  type FieldGroup,
  type ProductFields,
} from '../../../domain/fields/product-fields';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import type { ProductSyncMappingState } from '../../../domain/mapping/mapping-state';
import { ItemListRepository, type ListedItem } from '../../../domain/records/item-list.repository';
import { alterationsOf } from '../../drift/drifted-groups';
import { keptEdits } from '../../drift/kept-edits';
import { namesOf, type ProductPlan } from '../../planning/product-plan';
import type { VariationParent } from '../../ports/shop/product-write';
import { StoreClients } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';
import { comparedFields, type ComparedField } from '../../records/compared-fields';
import { ErpProductReading } from '../../records/erp-product-reading';
import { ProductSidesReading, type ProductSides } from '../../records/product-sides';

/** Most items of a product that are told of. */
const MOST_ITEMS = 20;

/** A product or a variant, field by field. */
export interface ComparedSubject {
  /** The ERP's id. */
  readonly id: string;
  readonly sku: string | null;
  readonly mapping: Readonly<ProductSyncMappingState> | null;
  /** The shop's word for how it stands; null where it shows none. */
  readonly shownStatus: string | null;
  readonly fields: readonly ComparedField[];
}

/** A field group that the ERP's data makes impossible. */
export interface RejectedGroup {
  readonly group: string;
  readonly code: string;
  readonly message: string;
}

/** One product of a store, from every side. */
export interface ProductView {
  readonly sides: ProductSides;
  readonly product: ComparedSubject;
  readonly variants: readonly ComparedSubject[];
  /** What a sync would do; null where the ERP cannot be asked. */
  readonly plan: ProductPlan['kind'] | null;
  readonly rejected: readonly RejectedGroup[];
  /** What waits, is on its way, or has failed. */
  readonly open: readonly ListedItem[];
  /** The shop's home address. */
  readonly shopAddress: string;
  readonly readAt: Date;
}

/** What the ERP says of one product, what the shop confirmed of it, and what it shows now. */
@Injectable()
export class ReadProduct {
  constructor(
    private readonly reading: ProductSidesReading,
    private readonly items: ItemListRepository,
    private readonly stores: StoreClients,
    private readonly policy: StorePolicy,
    private readonly erp: ErpProductReading,
  ) {}

  /** Throws as `ProductSidesReading`; where one side cannot be asked, the others are told. */
  async execute(storeId: string, productId: string): Promise<ProductView> {
    const sides = await this.reading.read(storeId, productId);
    const meant = { storeId, productId: sides.productId };
    const items = await this.items.find({ ...meant, isOpen: true }, MOST_ITEMS, null);
    const planned = sides.erp.value?.planned ?? null;
    const rejected = [...(planned?.rejected ?? [])].map(([group, { code, message }]) => ({
      group,
      code,
      message,
    }));
    return {
      sides,
      product: this.productOf(sides),
      variants: this.variantsOf(sides),
      plan: planned?.plan.kind ?? null,
      rejected,
      open: items.items,
      shopAddress: this.stores.get(storeId).address,
      readAt: this.erp.now(),
    };
  }

  private productOf(sides: ProductSides): ComparedSubject {
    const { erp, mapping, productId } = sides;
    const groups =
      erp.value !== null && isVariable(erp.value.product) ? VARIABLE_GROUPS : FIELD_GROUPS;
    const plan = erp.value?.planned.plan;
    const wanted = plan === undefined ? {} : wantedBy(plan);
    const names = erp.value === null || plan === undefined ? {} : namesOf(erp.value.product, plan);
    return this.compared(sides, mapping, {
      id: productId,
      sku: erp.value?.product.sku ?? null,
      wanted,
      groups,
      ...names,
    });
  }

  private variantsOf(sides: ProductSides): ComparedSubject[] {
    const { erp, family, mapping } = sides;
    const writes = erp.value?.planned.variants.writes ?? [];
    const variants = erp.value?.product.variants ?? [];
    const ids = new Set([...variants.map(({ id }) => id), ...family.keys()]);
    const parent =
      mapping === null
        ? {}
        : {
            parent: {
              productId: sides.productId,
              storeProductId: mapping.wooCommerceProductId,
            },
          };
    return [...ids].map((id) =>
      this.compared(sides, family.get(id) ?? null, {
        id,
        sku: variants.find((one) => one.id === id)?.sku ?? null,
        wanted: writes.find(({ variant }) => variant.id === id)?.fields ?? {},
        groups: VARIANT_GROUPS,
        ...parent,
      }),
    );
  }

  private compared(
    { storeId, shop }: ProductSides,
    mapping: ProductSyncMapping | null,
    subject: {
      readonly id: string;
      readonly sku: string | null;
      readonly wanted: Partial<ProductFields>;
      readonly groups: readonly FieldGroup[];
      readonly parent?: VariationParent;
    },
  ): ComparedSubject {
    const { id, sku, groups, ...compared } = subject;
    const state = mapping?.snapshot() ?? null;
    const shown =
      mapping === null ? undefined : shop?.value?.rows.get(mapping.wooCommerceProductId);
    const altered =
      shown === undefined || mapping === null
        ? []
        : alterationsOf(
            { ...compared, shown, mapping, known: new Set() },
            keptEdits(this.policy, storeId),
            this.erp.now(),
          );
    const fields = comparedFields(
      {
        wanted: compared.wanted,
        confirmed: state?.confirmed ?? {},
        shown: shown?.valueOf ?? null,
        altered,
      },
      this.stores.get(storeId).contents,
      groups,
    );
    const known = sku ?? state?.confirmed.sku ?? null;
    return { id, sku: known, mapping: state, shownStatus: shown?.status ?? null, fields };
  }
}

function wantedBy(plan: ProductPlan): Partial<ProductFields> {
  if ('fields' in plan) return plan.fields;
  return plan.kind === 'trash' ? { status: 'trash' } : {};
}
