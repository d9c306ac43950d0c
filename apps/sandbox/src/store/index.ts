export { DEMO_KEY, startStoreDouble, type StoreDouble, type StoreDoubleOptions } from './store-double';
