import { Injectable } from '@nestjs/common';
import { PlatformSettings } from '@cypher/platform';
import {
  ApprovalAddress,
  APPROVALS_PATH,
} from '../../application/ports/stores/approval-address.port';
import { StoreStateError } from '../../domain/stores/store.errors';

/** How the shop calls us where it asks its owner. */
const APP_NAME = 'Cypher WooCommerce Sync';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Below PUBLIC_URL, by WooCommerce’s own page (fact 55). */
@Injectable()
export class SettingsApprovalAddress extends ApprovalAddress {
  constructor(private readonly settings: PlatformSettings) {
    super();
  }

  override pageOf(shopUrl: string, storeId: string, token: string): string {
    // The token stands in the query, of which no log shows the values.
    const back = `${this.address()}/${APPROVALS_PATH}?token=${encodeURIComponent(token)}`;
    const query = new URLSearchParams({
      app_name: APP_NAME,
      scope: 'read_write',
      user_id: storeId,
      return_url: back,
      callback_url: back,
    });
    return `${shopUrl}/wc-auth/v1/authorize?${query.toString()}`;
  }

  private address(): string {
    const { PUBLIC_URL: address } = this.settings;
    if (address === undefined)
      throw new StoreStateError(
        'The shop has no address to bring its keys to: set PUBLIC_URL, or give key and secret',
        'PUBLIC_URL_MISSING',
      );
    const { protocol, hostname } = new URL(address);
    if (protocol !== 'https:' && !LOOPBACK.test(hostname))
      throw new StoreStateError(
        'WooCommerce brings keys to https alone: give PUBLIC_URL one, or give key and secret',
        'PUBLIC_URL_NOT_HTTPS',
      );
    return address;
  }
}
