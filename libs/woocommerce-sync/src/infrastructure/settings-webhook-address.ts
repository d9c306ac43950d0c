import { Injectable } from '@nestjs/common';
import { PlatformSettings } from '@cypher/platform';
import { WebhookAddress, WEBHOOKS_PATH } from '../application/ports/webhooks/webhook-address.port';

/** Below PUBLIC_URL. */
@Injectable()
export class SettingsWebhookAddress extends WebhookAddress {
  constructor(private readonly settings: PlatformSettings) {
    super();
  }

  override of(storeId: string): string | null {
    const { PUBLIC_URL: address } = this.settings;
    if (address === undefined) return null;
    return `${address}/${WEBHOOKS_PATH}/${encodeURIComponent(storeId)}`;
  }
}
