import { writeFileSync } from 'node:fs';
import type { NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { loadSettings, PlatformSettings } from '@cypher/platform';
import { WooCommerceSyncSettings } from '@cypher/woocommerce-sync';
import { apiDocument } from './documents/api-document';
import { AppModule } from './app.module';

/** Values that are well formed and lead nowhere: only the shape of the application is looked at. */
const NOWHERE = {
  DATABASE_URL: 'postgres://nowhere.invalid/none',
  REDIS_URL: 'redis://nowhere.invalid',
  AUTH_JWKS_URL: 'https://nowhere.invalid/keys',
  WOOCOMMERCE_URL: 'https://nowhere.invalid',
  WOOCOMMERCE_CONSUMER_KEY: 'none',
  WOOCOMMERCE_CONSUMER_SECRET: 'none',
  ERP_URL: 'https://nowhere.invalid',
  ERP_TOKEN: 'none',
};

const PREVIEW: Partial<NestApplicationOptions> = { preview: true, logger: ['error'] };

/**
 * Writes the API's description to the file that is named, or to openapi.json, without connecting to
 * anything.
 */
async function writeApiDocument(file = 'openapi.json'): Promise<void> {
  const [platform, sync] = loadSettings(NOWHERE, PlatformSettings, WooCommerceSyncSettings);
  const app = await NestFactory.create(AppModule.forRoot(platform, sync), PREVIEW);
  writeFileSync(file, `${JSON.stringify(apiDocument(app), null, 2)}\n`);
}

void writeApiDocument(process.argv[2]);
