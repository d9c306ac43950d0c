import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { useFormat } from '../../texts/use-format';
import { storesQuery } from '../store';

type Answer = components['schemas']['SearchResponse'];

/** Something that was found, and the address that shows it. */
export interface Found {
  readonly href: string;
  readonly title: string;
  /** By what it was found, letter by letter. */
  readonly exact: string;
  /** The name of its shop; null where there is one alone. */
  readonly shop: string | null;
}

/** What was found of one kind. */
export interface FoundGroup {
  readonly kind: keyof Answer;
  readonly items: readonly Found[];
}

/** What the service finds by some text; eight of each kind at the most. */
export const searchQuery = (wanted: string) =>
  queryOptions({
    queryKey: ['search', wanted],
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/woocommerce/search', { params: { query: { q: wanted } }, signal })),
  });

/** Something found, by the parts of its address, its store, its title and its letters. */
type ToFound = (path: readonly string[], storeId: string, title: string, exact: string) => Found;

/** Names the shop of what was found where there are several. */
function useToFound(): ToFound {
  const stores = useQuery(storesQuery).data?.items ?? [];
  return (path, storeId, title, exact) => ({
    href: addressOf(path, storeId),
    title,
    exact,
    shop: stores.length < 2 ? null : (stores.find(({ id }) => id === storeId)?.name ?? storeId),
  });
}

/** Tells of an answer by kinds, in words; kinds of which nothing was found are left out. */
export function useFoundGroups(): (answer: Answer) => readonly FoundGroup[] {
  const { t } = useTranslation();
  const format = useFormat();
  const found = useToFound();
  return ({ products, orders, runs, stores: shops }) => {
    const groups: readonly FoundGroup[] = [
      {
        kind: 'products',
        items: products.map(({ storeId, productId, sku, name }) =>
          found(['products', productId], storeId, name ?? sku ?? productId, sku ?? productId),
        ),
      },
      {
        kind: 'orders',
        items: orders.map(({ storeId, orderId, number, status }) =>
          found(['orders', String(orderId)], storeId, t('orders.title', { number }), status),
        ),
      },
      {
        kind: 'runs',
        items: runs.map(({ storeId, runId, kind, startedAt }) => {
          const title = `${t(`search.run.${kind}`)}, ${format.time(new Date(startedAt))}`;
          return found(['runs', kind, runId], storeId, title, runId);
        }),
      },
      {
        kind: 'stores',
        items: shops.map(({ storeId, name, url }) => ({
          ...found(['stores', storeId], storeId, name, url),
          shop: null,
        })),
      },
    ];
    return groups.filter(({ items }) => items.length > 0);
  };
}

/** The address of something of a store; the screens there are about that store then. */
function addressOf(path: readonly string[], storeId: string): string {
  const way = path.map(encodeURIComponent).join('/');
  return `/${way}?${new URLSearchParams({ store: storeId }).toString()}`;
}
