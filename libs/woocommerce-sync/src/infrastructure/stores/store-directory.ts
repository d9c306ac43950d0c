import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../application/ports/clock.port';
import type { StoreClient } from '../../application/ports/store-client.port';
import { DEFAULT_STORE_ID, type StoreState } from '../../domain/stores/store';
import { StoreRepository, type CallableStore } from '../../domain/stores/store.repository';
import { WooCommerceSyncSettings } from '../../woocommerce-sync.settings';
import { openStoreClient } from '../woocommerce/client/woocommerce-store-client';
import { settingsOf } from './own-settings';

/**
 * How often a process asks whether a store has changed, in milliseconds: one row, for all of them.
 */
const LOOK_EVERY_MS = 3_000;

/** A store as this process knows it. */
export interface KnownStore {
  readonly id: string;
  readonly state: StoreState;
  readonly hasCredentials: boolean;
  readonly settings: WooCommerceSyncSettings;
  readonly client: StoreClient;
}

/**
 * The stores that there are: the environment's, and those that are data. Whatever process changes
 * one, every other takes it up within seconds.
 */
@Injectable()
export class StoreDirectory implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Stores');
  private readonly environment: KnownStore;
  private stores: ReadonlyMap<string, KnownStore>;
  private revision = '';
  private looking: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly repository: StoreRepository,
    private readonly settings: WooCommerceSyncSettings,
    private readonly clock: Clock,
  ) {
    this.environment = {
      id: DEFAULT_STORE_ID,
      state: 'active',
      hasCredentials: true,
      settings,
      client: openStoreClient(settings, clock),
    };
    this.stores = new Map([[DEFAULT_STORE_ID, this.environment]]);
  }

  /** Learns the stores before anybody asks for them. */
  async onModuleInit(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => {
      this.look().catch((error: unknown) => {
        this.logger.warn({ err: error }, 'The stores could not be looked at; they stay as known');
      });
    }, LOOK_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.looking?.catch(() => undefined);
  }

  /** All of them, the environment's first. */
  all(): readonly KnownStore[] {
    return [...this.stores.values()];
  }

  /** One of them; undefined where there is none. */
  find(storeId: string): KnownStore | undefined {
    return this.stores.get(storeId);
  }

  /** Takes up what has just been changed. */
  async refresh(): Promise<void> {
    // A look that is under way may have begun before.
    await this.looking?.catch(() => undefined);
    await this.look();
  }

  private look(): Promise<void> {
    this.looking ??= this.takeUp().finally(() => {
      this.looking = null;
    });
    return this.looking;
  }

  private async takeUp(): Promise<void> {
    // Before the rows: what changes meanwhile is seen the next time.
    const revision = await this.repository.revision();
    if (revision === this.revision) return;
    const stores = new Map([[DEFAULT_STORE_ID, this.environment]]);
    for (const callable of await this.repository.callable()) {
      const known = this.know(callable);
      if (known !== null) stores.set(known.id, known);
    }
    this.stores = stores;
    this.revision = revision;
  }

  /** Null for one whose settings an older version has written, and this one cannot read. */
  private know(callable: CallableStore): KnownStore | null {
    const { store, credentials } = callable;
    try {
      const settings = settingsOf(this.settings, callable);
      return {
        id: store.id,
        state: store.state,
        hasCredentials: credentials !== null,
        settings,
        client: openStoreClient(settings, this.clock),
      };
    } catch (error) {
      this.logger.error(
        { err: error, storeId: store.id },
        'The settings of a store cannot be read, and nothing is done for it',
      );
      return null;
    }
  }
}
