import type { Experiment } from '../../experiment';
import { badGateway } from './bad-gateway';
import { downTenMinutes } from './down-ten-minutes';
import { keyRevoked } from './key-revoked';
import { rateLimitStorm } from './rate-limit-storm';

/** The shop is away for a while, or does not want to be asked. */
export const SHOP_AWAY_EXPERIMENTS: readonly Experiment[] = [
  rateLimitStorm,
  downTenMinutes,
  keyRevoked,
  badGateway,
];
