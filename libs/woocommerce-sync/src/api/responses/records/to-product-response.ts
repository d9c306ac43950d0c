import type { Side } from '../../../application/records/product-sides';
import type {
  ComparedSubject,
  ProductView,
} from '../../../application/use-cases/records/read-product.use-case';
import type {
  ComparedVariantResponse,
  ErpSideResponse,
  ProductResponse,
  ProductStandingResponse,
  ShopSideResponse,
} from './product.response';

/** One product as the API shows it. */
export function toProductResponse(view: ProductView): ProductResponse {
  const { sides, product, variants, plan, rejected, open, readAt } = view;
  const pictures = sides.shop?.value?.page?.pictures ?? [];
  return {
    storeId: sides.storeId,
    productId: sides.productId,
    sku: product.sku,
    readAt,
    erp: toErpSide(view),
    shop: toShopSide(view),
    mapping: toStanding(product),
    plan,
    rejected,
    fields: product.fields,
    variants: variants.map(toVariant),
    pictures: pictures.map(({ address, alt }, index) => ({ index, address, alt })),
    open,
  };
}

function toErpSide({ sides: { erp } }: ProductView): ErpSideResponse {
  const product = erp.value?.product;
  return {
    state: erp.problem?.code === 'PRODUCT_NOT_IN_ERP' ? 'missing' : stateOf(erp),
    problem: erp.problem,
    name: product?.name ?? null,
    status: product?.status ?? null,
    version: product?.version ?? null,
    updatedAt: product?.updatedAt ?? null,
  };
}

function toShopSide({ sides: { shop }, product, shopAddress }: ProductView): ShopSideResponse {
  const id = product.mapping?.wooCommerceProductId;
  const isThere = shop?.value?.page != null || product.shownStatus !== null;
  const edit = `${shopAddress.replace(/\/$/, '')}/wp-admin/post.php?post=${id ?? 0}&action=edit`;
  return {
    state: shop === null || (shop.problem === null && !isThere) ? 'missing' : stateOf(shop),
    problem: shop?.problem ?? null,
    status: product.shownStatus,
    address: httpAddress(shop?.value?.page?.address),
    adminAddress: id === undefined ? null : edit,
  };
}

/** The shop's word is followed by whoever clicks on it: only to a web page. */
function httpAddress(address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address)) return null;
  return /^https?:$/.test(new URL(address).protocol) ? address : null;
}

function toVariant(subject: ComparedSubject): ComparedVariantResponse {
  const { id, sku, shownStatus, fields } = subject;
  return { variantId: id, sku, shownStatus, mapping: toStanding(subject), fields };
}

function toStanding({ mapping }: ComparedSubject): ProductStandingResponse | null {
  if (mapping === null) return null;
  const { wooCommerceProductId, syncStatus, lastSynced, erpVersion, problems } = mapping;
  return {
    storeProductId: wooCommerceProductId,
    status: syncStatus,
    lastSynced,
    erpVersion,
    problems,
  };
}

function stateOf(side: Side<unknown>): 'known' | 'failed' {
  return side.problem === null ? 'known' : 'failed';
}
