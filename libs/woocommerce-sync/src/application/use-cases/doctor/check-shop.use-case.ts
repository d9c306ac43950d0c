import { Injectable } from '@nestjs/common';
import type { ShopReport } from '../../../domain/doctor/shop-report';
import type { OwnSettings, StoreCredentials } from '../../../domain/stores/store';
import { ShopDoctor } from '../../doctor/shop-doctor';
import { StoreSettings } from '../../ports/store-settings.port';

/** A shop that somebody thinks of connecting. */
export interface ThoughtOfShop {
  readonly url: string;
  readonly credentials: StoreCredentials;
  readonly settings: OwnSettings;
}

/** Checks a shop that is no store; nothing is kept of it, nor of what was found. */
@Injectable()
export class CheckShop {
  constructor(
    private readonly doctor: ShopDoctor,
    private readonly settings: StoreSettings,
  ) {}

  /** Takes less than a minute. Throws `ValidationError` that names the field. */
  async execute({ url: text, credentials, settings }: ThoughtOfShop): Promise<ShopReport> {
    const url = this.settings.readUrl(text);
    this.settings.checkCredentials(credentials);
    this.settings.checkOwn(settings);
    const examination = this.doctor.open({ storeId: null, url, credentials, settings });
    return (await this.doctor.check(examination, null)).report;
  }
}
