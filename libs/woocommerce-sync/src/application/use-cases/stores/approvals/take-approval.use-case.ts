import { Injectable } from '@nestjs/common';
import type { Approval } from '../../../../domain/stores/approval';
import { ApprovalRepository } from '../../../../domain/stores/approval.repository';
import type { StoreCredentials } from '../../../../domain/stores/store';
import { ValidationError } from '../../../../domain/woocommerce.errors';
import { StoreSettings } from '../../../ports/store-settings.port';
import { digestOf } from './approval-token';

/** What a shop brings once its owner has approved (fact 55). */
export interface BroughtKeys extends StoreCredentials {
  /** The store that was asked for, as the shop was told. */
  readonly storeId: string;
  readonly permissions: string;
}

/**
 * Takes the keys that a shop brings. They are kept, and tried only after the shop has its answer:
 * it waits for that with the only process that it may have.
 */
@Injectable()
export class TakeApproval {
  constructor(
    private readonly approvals: ApprovalRepository,
    private readonly settings: StoreSettings,
  ) {}

  /**
   * Null for a token that is wrong, used or too old. Throws `ValidationError` for keys that can be
   * none, or that may not write: the shop takes such back when it hears of an error.
   */
  async execute(token: string, brought: BroughtKeys): Promise<Approval | null> {
    const digest = digestOf(token);
    const asked = await this.approvals.ofToken(digest);
    if (asked?.state !== 'asked') return null;
    if (brought.storeId !== asked.storeId)
      throw new ValidationError('user_id', `is another store than ${asked.storeId}`);
    if (brought.permissions !== 'read_write')
      throw new ValidationError('key_permissions', 'has to be read_write');
    const { key, secret } = brought;
    this.settings.checkCredentials({ key, secret });
    return this.approvals.grant(asked.storeId, digest, { key, secret });
  }

  /** The approval of a token, or null. */
  find(token: string): Promise<Approval | null> {
    return this.approvals.ofToken(digestOf(token));
  }
}
