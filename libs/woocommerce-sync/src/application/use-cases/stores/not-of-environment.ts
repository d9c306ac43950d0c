import { DEFAULT_STORE_ID } from '../../../domain/stores/store';
import { StoreStateError } from '../../../domain/stores/store.errors';

/** @throws StoreStateError for the store that only the environment can change */
export function notOfEnvironment(id: string): void {
  if (id !== DEFAULT_STORE_ID) return;
  throw new StoreStateError(
    `The store ${DEFAULT_STORE_ID} is described by the environment: change it there`,
    'STORE_OF_ENVIRONMENT',
  );
}
