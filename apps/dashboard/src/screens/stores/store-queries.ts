import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { heldPages } from '../../api/page-place';
import { ApiProblem } from '../../api/problem';

type Schemas = components['schemas'];

/** What a check of a shop found. */
export type ShopReport = Schemas['ShopReportResponse'];

/** How the reading of a whole shop stands, and what is to be decided. */
export type AdoptionReport = Schemas['AdoptionReportResponse'];

/** What an adoption found of one product. */
export type AdoptionPair = Schemas['AdoptionPairResponse'];

/** The kinds of what an adoption finds. */
export type AdoptionGroup = AdoptionPair['group'];

const PAGE = 50;

/** Answers null where the service says by this code that there is none yet. */
async function orNone<Body>(answer: Promise<Body>, code: string): Promise<Body | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiProblem && error.code === code) return null;
    throw error;
  }
}

/** The last check of a store's shop; null before the first. */
export const lastCheckQuery = (id: string) =>
  queryOptions({
    queryKey: ['stores', id, 'check'],
    queryFn: () =>
      orNone(
        bodyOf(api.GET('/api/v1/woocommerce/stores/{id}/check', { params: { path: { id } } })),
        'STORE_NOT_CHECKED',
      ),
  });

/** How the latest asking for keys stands; null where nobody was asked. */
export const approvalQuery = (id: string) =>
  queryOptions({
    queryKey: ['stores', id, 'approval'],
    queryFn: () =>
      orNone(
        bodyOf(api.GET('/api/v1/woocommerce/stores/{id}/approval', { params: { path: { id } } })),
        'APPROVAL_NOT_FOUND',
      ),
    refetchInterval: ({ state }) =>
      state.data?.state === 'asked' || state.data?.state === 'granted' ? 2_000 : false,
  });

/** How the reading of a shop stands; null before the first. */
export const adoptionQuery = (id: string) =>
  queryOptions({
    queryKey: ['stores', id, 'adoption'],
    queryFn: () =>
      orNone(
        bodyOf(api.GET('/api/v1/woocommerce/stores/{id}/adoption', { params: { path: { id } } })),
        'ADOPTION_NOT_FOUND',
      ),
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? 1_000 : false),
  });

const pairKey = ({ id }: AdoptionPair): string => id;

/** What the reading found of one group. */
export const adoptionPairsQuery = (id: string, group: AdoptionGroup) =>
  infiniteQueryOptions({
    queryKey: ['stores', id, 'adoption', group],
    ...heldPages(pairKey, (from) =>
      bodyOf(
        api.GET('/api/v1/woocommerce/stores/{id}/adoption/products', {
          params: {
            path: { id },
            query: {
              group,
              limit: PAGE,
              ...from,
            },
          },
        }),
      ),
    ),
  });
