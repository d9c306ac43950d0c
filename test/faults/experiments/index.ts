import type { Experiment } from '../experiment';
import { DATABASE_EXPERIMENTS } from './database';
import { ERP_EXPERIMENTS } from './erp';
import { EVENTS_EXPERIMENTS } from './events';
import { HANDS_EXPERIMENTS } from './hands';
import { ORDER_EXPERIMENTS } from './orders';
import { REDIS_EXPERIMENTS } from './redis';
import { SHOP_EXPERIMENTS } from './shop';
import { SHOP_AWAY_EXPERIMENTS } from './shop-away';
import { STOCK_EXPERIMENTS } from './stock';
import { VARIANTS_EXPERIMENTS } from './variants';
import { WEBHOOK_EXPERIMENTS } from './webhooks';
import { WORKER_EXPERIMENTS } from './workers';

/** Every experiment of the lab. */
export const EXPERIMENTS: readonly Experiment[] = [
  ...WORKER_EXPERIMENTS,
  ...DATABASE_EXPERIMENTS,
  ...REDIS_EXPERIMENTS,
  ...SHOP_EXPERIMENTS,
  ...SHOP_AWAY_EXPERIMENTS,
  ...HANDS_EXPERIMENTS,
  ...ERP_EXPERIMENTS,
  ...EVENTS_EXPERIMENTS,
  ...VARIANTS_EXPERIMENTS,
  ...ORDER_EXPERIMENTS,
  ...STOCK_EXPERIMENTS,
  ...WEBHOOK_EXPERIMENTS,
];
