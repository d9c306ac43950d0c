import type { Judge } from '../evidence';

/** O: every order of the shop was published, at least once; each state of it under one id. */
export const judgeOrders: Judge = ({ orderIds, heard }) => {
  const published = new Set(heard.map(({ orderId }) => orderId));
  const ordersOf = new Map<string, Set<number>>();
  for (const { eventId, orderId } of heard)
    ordersOf.set(eventId, (ordersOf.get(eventId) ?? new Set()).add(orderId));
  return [
    ...orderIds
      .filter((id) => !published.has(id))
      .map((id) => ({ invariant: 'O' as const, detail: `Order ${id} was never published` })),
    ...[...ordersOf]
      .filter(([, orders]) => orders.size > 1)
      .map(([id]) => ({ invariant: 'O' as const, detail: `Event ${id} tells of several orders` })),
  ];
};
