import type { Behaviours } from '../behaviour/behaviours';
import type { ResourceRoute } from '../http/resource';
import { StoreError } from '../http/store-error';
import type { StoreKey } from './store-key';

const REFUSALS = {
  list: ['woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.'],
  view: ['woocommerce_rest_cannot_view', 'Sorry, you cannot view this resource.'],
  batch: [
    'woocommerce_rest_cannot_batch',
    'Sorry, you are not allowed to batch manipulate this resource.',
  ],
  creatable: ['woocommerce_rest_cannot_create', 'Sorry, you are not allowed to create resources.'],
  editable: ['woocommerce_rest_cannot_edit', 'Sorry, you are not allowed to edit this resource.'],
  deletable: [
    'woocommerce_rest_cannot_delete',
    'Sorry, you are not allowed to delete this resource.',
  ],
} as const;

/**
 * Lets those through that may use a route: whoever runs the shop.
 * @throws StoreError 401 for nobody, 403 for a user who lacks the capability (facts 1, 2)
 */
export function checkCapability(
  key: StoreKey | null,
  route: ResourceRoute,
  behaviours: Behaviours,
): void {
  if (key === null) {
    if (behaviours.has('no-key-refused')) throw refusal(401, route);
  } else if (key.role === 'customer') throw refusal(403, route);
}

function refusal(status: number, { takes, path }: ResourceRoute): StoreError {
  const [code, message] = REFUSALS[kindOf(takes, path)];
  return new StoreError(status, code, message);
}

function kindOf(takes: ResourceRoute['takes'], path: string): keyof typeof REFUSALS {
  if (path.endsWith('/batch')) return 'batch';
  if (takes !== 'readable') return takes;
  return /:\w+$/.test(path) ? 'view' : 'list';
}
