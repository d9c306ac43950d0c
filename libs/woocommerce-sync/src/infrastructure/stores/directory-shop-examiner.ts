import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../application/ports/clock.port';
import {
  ShopExaminer,
  type ShopExamination,
  type ShopToExamine,
} from '../../application/ports/doctor/shop-examiner.port';
import type { Expectations } from '../../domain/doctor/grounds';
import { versionsOf } from '../../domain/doctor/shop-report';
import { StoreStateError } from '../../domain/stores/store.errors';
import { ValidationError } from '../../domain/woocommerce.errors';
import { WooCommerceSyncSettings } from '../../woocommerce-sync.settings';
import { JsonExchange } from '../http/json-exchange';
import { signerFor } from '../woocommerce/client/store-credentials';
import { readStatus, VERSION_FIELDS } from '../woocommerce/doctor/doctor-replies';
import { ShopProbes } from '../woocommerce/doctor/shop-probes';
import { ShopVisit } from '../woocommerce/doctor/shop-visit';
import { isNearby } from './nearby-host';
import { readOwnSettings } from './own-settings';
import { StoreDirectory } from './store-directory';

/**
 * Limit for one question, in milliseconds; a shop that needs longer for a plain read is too slow.
 */
const QUESTION_MS = 10_000;

/** No answer to a question is larger. */
const LARGEST_ANSWER = 5_000_000;

type Values = ConstructorParameters<typeof WooCommerceSyncSettings>[0];

/** Examines the stores that the directory knows, and shops that are no stores yet. */
@Injectable()
export class DirectoryShopExaminer extends ShopExaminer {
  constructor(
    private readonly directory: StoreDirectory,
    private readonly environment: WooCommerceSyncSettings,
    private readonly clock: Clock,
  ) {
    super();
  }

  override open(shop: ShopToExamine): ShopExamination {
    const settings = this.settingsFor(shop);
    return {
      subject: subjectOf(settings),
      expectations: expectationsOf(settings),
      observe: () =>
        new ShopVisit(
          this.probesOf(settings),
          this.clock,
          !settings.WOOCOMMERCE_TLS_INSECURE,
        ).observe(),
      versions: async () => {
        const query = { _fields: VERSION_FIELDS };
        const answer = await this.probesOf(settings).askApi('status', '/system_status', { query });
        const status = answer === null ? null : readStatus(answer.json);
        return status === null ? null : versionsOf(status);
      },
    };
  }

  private probesOf(settings: WooCommerceSyncSettings): ShopProbes {
    const {
      WOOCOMMERCE_URL: url,
      WOOCOMMERCE_CONSUMER_KEY: key,
      WOOCOMMERCE_CONSUMER_SECRET: secret,
    } = settings;
    const exchange = new JsonExchange({
      side: 'store',
      timeoutMs: QUESTION_MS,
      maxAnswerBytes: LARGEST_ANSWER,
      tlsInsecure: settings.WOOCOMMERCE_TLS_INSECURE,
    });
    const sign = signerFor(url, key, secret);
    return new ShopProbes({ url, key, secret }, exchange, sign, this.clock);
  }

  private settingsFor({ storeId, url, credentials, settings = {} }: ShopToExamine) {
    const base = this.baseOf(storeId);
    const own = new WooCommerceSyncSettings({
      ...valuesOf(base),
      ...this.changed(settings),
      ...(url === undefined ? {} : { WOOCOMMERCE_URL: url }),
      ...(credentials === undefined
        ? {}
        : {
            WOOCOMMERCE_CONSUMER_KEY: credentials.key,
            WOOCOMMERCE_CONSUMER_SECRET: credentials.secret,
          }),
    });
    if (own.WOOCOMMERCE_CONSUMER_KEY !== '' && own.WOOCOMMERCE_CONSUMER_SECRET !== '') return own;
    throw new StoreStateError(
      `The store ${storeId ?? ''} has no credentials that can be opened: add them first`,
      'STORE_WITHOUT_CREDENTIALS',
    );
  }

  private baseOf(storeId: string | null): WooCommerceSyncSettings {
    if (storeId === null) return this.environment;
    const known = this.directory.find(storeId);
    if (known === undefined)
      throw new ValidationError('storeId', `there is no store ${storeId}`, 'STORE_UNKNOWN');
    return known.settings;
  }

  /** Settings as they are to be; those that are taken away are the environment's. */
  private changed(settings: Readonly<Record<string, string | null>>): Partial<Values> {
    const given = Object.entries(settings).filter(
      (entry): entry is [string, string] => entry[1] !== null,
    );
    const environment = valuesOf(this.environment) as Readonly<Record<string, unknown>>;
    const taken = Object.keys(settings).filter((name) => settings[name] === null);
    return {
      ...Object.fromEntries(taken.map((name) => [name, environment[name]])),
      ...readOwnSettings(Object.fromEntries(given)),
    };
  }
}

function valuesOf(settings: WooCommerceSyncSettings): Values {
  return Object.fromEntries(Object.entries(settings)) as unknown as Values;
}

/** A digest: nobody finds a key of WooCommerce by it, which has 160 bits of chance. */
function subjectOf(settings: WooCommerceSyncSettings): string {
  const { WOOCOMMERCE_URL: url } = settings;
  const { WOOCOMMERCE_CONSUMER_KEY: key, WOOCOMMERCE_CONSUMER_SECRET: secret } = settings;
  return createHash('sha256').update([url, key, secret].join('\n')).digest('hex').slice(0, 32);
}

function expectationsOf(settings: WooCommerceSyncSettings): Expectations {
  return {
    isNearby: isNearby(new URL(settings.WOOCOMMERCE_URL).hostname),
    timeZone: settings.SHOP_TIME_ZONE,
    tracking: settings.ORDER_TRACKING,
    priceList: settings.PRICE_LIST ?? null,
    fallsBackToOwnPrice: settings.PRICE_LIST_FALLBACK,
    ownsStock: settings.FIELD_OWNERSHIP?.stock !== 'shop',
    maxBatchSize: settings.WOOCOMMERCE_MAX_BATCH_SIZE,
  };
}
