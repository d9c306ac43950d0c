import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client';
import type { components } from '../../api/generated/schema';

type Schemas = components['schemas'];

/** One product from every side. */
export type Product = Schemas['ProductResponse'];

/** One field of it: what each side says. */
export type ComparedField = Schemas['ComparedFieldResponse'];

/** One variant of it. */
export type Variant = Schemas['ComparedVariantResponse'];

/** Something that happened to it. */
export type TimelineEntry = Schemas['TimelineEntryResponse'];

/** One step of how its price came to be. */
export type PriceStep = Schemas['PriceStepResponse'];

const PAGE = 20;

/** What the ERP and the shop say of a product now; both are asked each time. */
export const productQuery = (storeId: string, productId: string) =>
  queryOptions({
    queryKey: ['product', storeId, productId],
    refetchOnWindowFocus: false,
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/woocommerce/products/{productId}', {
          params: { path: { productId }, query: { storeId } },
        }),
      ),
  });

/** How the price of a product or a variant came to be. */
export const priceQuery = (storeId: string, productId: string) =>
  queryOptions({
    queryKey: ['product', storeId, productId, 'price'],
    refetchOnWindowFocus: false,
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/woocommerce/products/{productId}/price', {
          params: { path: { productId }, query: { storeId } },
        }),
      ),
  });

/** What happened to a product, the newest first. */
export const timelineQuery = (storeId: string, productId: string) =>
  infiniteQueryOptions({
    queryKey: ['product', storeId, productId, 'timeline'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/woocommerce/products/{productId}/timeline', {
          params: {
            path: { productId },
            query: { storeId, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** The address of a picture: through the service, as the page asks no other host. */
export function pictureAddress(storeId: string, productId: string, index: number): string {
  const product = encodeURIComponent(productId);
  const store = encodeURIComponent(storeId);
  return `/api/v1/woocommerce/products/${product}/pictures/${index}?storeId=${store}`;
}
