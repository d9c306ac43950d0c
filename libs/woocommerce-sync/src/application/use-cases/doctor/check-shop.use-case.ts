import { Injectable } from '@nestjs/common';
import type { ShopReport } from '../../../domain/doctor/shop-report';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import {
  DEFAULT_STORE_ID,
  type OwnSettings,
  type StoreCredentials,
} from '../../../domain/stores/store';
import { AuditedAction } from '../../audit/audited-action';
import { ShopDoctor } from '../../doctor/shop-doctor';
import { StoreSettings } from '../../ports/store-settings.port';

/** A shop that somebody thinks of connecting. */
export interface ThoughtOfShop {
  readonly url: string;
  readonly credentials: StoreCredentials;
  readonly settings: OwnSettings;
}

/** Checks a shop that is no store; the audit has that it was, and nothing else is kept. */
@Injectable()
export class CheckShop {
  constructor(
    private readonly doctor: ShopDoctor,
    private readonly settings: StoreSettings,
    private readonly audited: AuditedAction,
  ) {}

  /** Takes less than a minute. Throws `ValidationError` that names the field. */
  async execute(
    { url: text, credentials, settings }: ThoughtOfShop,
    origin: SyncRequestOrigin,
  ): Promise<ShopReport> {
    const url = this.settings.readUrl(text);
    this.settings.checkCredentials(credentials);
    this.settings.checkOwn(settings);
    const examination = this.doctor.open({ storeId: null, url, credentials, settings });
    // Of no store: the audit of the installation's own has it. No key is written down.
    const request = { url, settings };
    return this.audited.perform(
      { storeId: DEFAULT_STORE_ID, action: 'stores.check-shop', origin, request },
      async () => (await this.doctor.check(examination, null)).report,
      ({ verdict, findings }) => ({ verdict, codes: findings.map(({ code }) => code) }),
    );
  }
}
