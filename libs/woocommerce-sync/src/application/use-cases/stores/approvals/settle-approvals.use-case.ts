import { Injectable, Logger } from '@nestjs/common';
import {
  ApprovalRepository,
  type GrantedKeys,
  type TriedKeys,
} from '../../../../domain/stores/approval.repository';
import { StoreUnauthorizedError } from '../../../../domain/shop.errors';
import { WooCommerceError } from '../../../../domain/woocommerce.errors';
import { StoreTrial } from '../../../ports/stores/store-trial.port';
import { ChangeStore } from '../change-store.use-case';

/** Who acts where a shop's owner has approved. */
const BY_APPROVAL = { via: 'api', actor: 'approval page of the shop' } as const;

/**
 * Tries the keys that shops have brought, and gives them to their stores where they open the
 * shop. A store keeps the keys it has where new ones do not.
 */
@Injectable()
export class SettleApprovals {
  private readonly logger = new Logger('Stores');

  constructor(
    private readonly approvals: ApprovalRepository,
    private readonly trial: StoreTrial,
    private readonly change: ChangeStore,
  ) {}

  /** One look; several processes may do it at once. Throws what one threw, when all have ended. */
  async execute(): Promise<void> {
    const tries = (await this.approvals.takeGranted()).map((granted) => this.settle(granted));
    await Promise.allSettled(tries);
    await Promise.all(tries);
  }

  private async settle(granted: GrantedKeys): Promise<void> {
    const { storeId, digest } = granted;
    const { state, problem } = await this.outcomeOf(granted);
    await this.approvals.settle({ digest, state, problem });
    if (state === 'connected')
      this.logger.log({ storeId }, 'The shop’s owner approved, and its keys open the shop');
    else
      this.logger.warn(
        { storeId, code: problem },
        state === 'refused'
          ? 'The keys that a shop brought do not open it; its store is as it was'
          : 'The keys that a shop brought cannot be tried yet',
      );
  }

  private async outcomeOf(granted: GrantedKeys): Promise<Pick<TriedKeys, 'state' | 'problem'>> {
    const { storeId, credentials } = granted;
    if (credentials === null) return { state: 'granted', problem: 'SECRETS_KEYS_MISSING' };
    try {
      await this.trial.read(storeId, credentials);
      await this.change.execute(storeId, { credentials }, BY_APPROVAL);
      return { state: 'connected', problem: null };
    } catch (error) {
      if (!(error instanceof WooCommerceError)) throw error;
      const isLasting = error instanceof StoreUnauthorizedError || error.fault === 'item';
      return { state: isLasting ? 'refused' : 'granted', problem: error.code };
    }
  }
}
