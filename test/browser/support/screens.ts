import type { Scene } from './scene';

/** A screen of the page: what its picture is called, and its address. */
export interface ScreenOfScene {
  readonly name: string;
  readonly path: string;
}

/** Every screen of the page, on what a scene has. */
export function screensOf(scene: Scene): readonly ScreenOfScene[] {
  const { productId, orderId, fullSyncId, draftId, comparisonId } = scene;
  return [
    { name: 'overview', path: '/' },
    { name: 'orders', path: '/orders' },
    { name: 'order', path: `/orders/${orderId}` },
    { name: 'shops', path: '/stores' },
    { name: 'shop-health', path: '/stores/default?tab=health' },
    { name: 'shop-keys', path: `/stores/${draftId}?tab=keys` },
    { name: 'shop-adoption', path: `/stores/${draftId}?tab=adoption` },
    { name: 'shop-rules', path: `/stores/${draftId}?tab=rules` },
    { name: 'shop-state', path: `/stores/${draftId}?tab=life` },
    { name: 'connect-a-shop', path: '/stores/new' },
    { name: 'changes', path: '/changes' },
    { name: 'product', path: `/products/${productId}` },
    { name: 'mappings', path: '/mappings' },
    { name: 'failures', path: '/failures' },
    { name: 'runs', path: '/runs' },
    { name: 'full-sync', path: `/runs/full-sync/${fullSyncId}` },
    { name: 'comparison', path: `/runs/drift/${comparisonId}` },
    { name: 'dry-run', path: '/runs/plan' },
    { name: 'audit', path: '/audit' },
    { name: 'nothing-here', path: '/nowhere' },
  ];
}
