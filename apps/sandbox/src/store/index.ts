export { DEMO_KEY } from './access/store-key';
export { startStoreDouble, type StoreDouble } from './store-double';
export type { StoreDoubleOptions } from './store-options';
