import { Injectable } from '@nestjs/common';
import type { SyncRequestOrigin } from '../../../../domain/ledger/sync-item-state';
import type { Approval } from '../../../../domain/stores/approval';
import { ApprovalRepository } from '../../../../domain/stores/approval.repository';
import { ApprovalNotFoundError, StoreStateError } from '../../../../domain/stores/store.errors';
import { AuditedAction } from '../../../audit/audited-action';
import { ApprovalAddress } from '../../../ports/stores/approval-address.port';
import { digestOf, newApprovalToken } from './approval-token';
import { ListStores } from '../list-stores.use-case';
import { notOfEnvironment } from '../not-of-environment';

/** An approval that was asked for, and the page on which it is given. */
export interface AskedApproval extends Approval {
  /** For the shop’s owner; it holds a token, and is told once. */
  readonly url: string;
}

/** Has a shop’s owner asked for keys, on WooCommerce’s own page. */
@Injectable()
export class AskApproval {
  constructor(
    private readonly list: ListStores,
    private readonly approvals: ApprovalRepository,
    private readonly address: ApprovalAddress,
    private readonly audited: AuditedAction,
  ) {}

  /**
   * Ends an earlier asking of the store. Throws `StoreNotFoundError`, and `StoreStateError` for
   * one that leaves or that the environment describes, or where a shop cannot reach us.
   */
  async execute(id: string, origin: SyncRequestOrigin): Promise<AskedApproval> {
    notOfEnvironment(id);
    const { url: shop } = await this.list.find(id);
    const token = newApprovalToken();
    const url = this.address.pageOf(shop, id, token);
    const asked = await this.audited.perform(
      { storeId: id, action: 'stores.ask-approval', origin, request: {} },
      () => this.approvals.ask(id, digestOf(token), origin.actor),
    );
    if (asked === null)
      throw new StoreStateError(`The store ${id} is being removed`, 'STORE_LEAVING');
    return { ...asked, url };
  }

  /** The latest of a store. Throws `StoreNotFoundError`, `ApprovalNotFoundError`. */
  async latest(id: string): Promise<Approval> {
    await this.list.find(id);
    const approval = await this.approvals.ofStore(id);
    if (approval === null) throw new ApprovalNotFoundError(id);
    return approval;
  }
}
