import type { NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import {
  configureHttp,
  loadSettings,
  PlatformSettings,
  settingsHints,
  verifyRedis,
} from '@cypher/platform';
import { WooCommerceSyncModule, WooCommerceSyncSettings } from '@cypher/woocommerce-sync';
import { serveApiDocument } from './documents/api-document';
import { AppModule } from './app.module';
import { explainBootFailure } from './boot-failure';
import { servePage } from './page/serve-page';
import { keepHeapSmall } from './heap-growth';
import { dieOnFaults, stopOnSignals } from './process-end';
import { verifyPort } from './verify-port';

const OPTIONS: Partial<NestApplicationOptions> = {
  bodyParser: false,
  // A failed start is told in one line by `explainBootFailure`; Nest's own account of it is dropped
  // with the buffer.
  bufferLogs: true,
  autoFlushLogs: false,
  abortOnError: false,
};

const SETTINGS = [PlatformSettings, WooCommerceSyncSettings] as const;

/** Starts one process of the product; the setting ROLES says what it does. */
async function start(): Promise<void> {
  keepHeapSmall();
  const [platform, sync] = loadSettings(process.env, ...SETTINGS);
  await verifyPort(platform.PORT, platform.HOST);
  await verifyRedis(platform.REDIS_URL);
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.forRoot(platform, sync),
    OPTIONS,
  );
  const logger = app.get(Logger);
  app.useLogger(logger);
  // From here on nothing is held back: without this, only a process that listens to Redis would
  // ever print a line.
  app.flushLogs();
  for (const hint of settingsHints(process.env, SETTINGS)) logger.warn(hint, 'Settings');
  WooCommerceSyncModule.armKillPoint(app);
  dieOnFaults();
  configureHttp(app);
  if (platform.has('api')) servePage(app);
  if (platform.servesDocs) serveApiDocument(app);
  if (platform.has('api')) WooCommerceSyncModule.serveQueues(app);
  if (platform.has('events')) WooCommerceSyncModule.connectEvents(app, platform);
  await app.startAllMicroservices();
  await app.listen(platform.PORT, platform.HOST);
  logger.log(`Listening on ${await app.getUrl()} as ${platform.ROLES.join(', ')}`, 'Start');
  stopOnSignals(app, platform.SHUTDOWN_GRACE_SECONDS);
  if (!platform.has('worker')) return;
  await WooCommerceSyncModule.reportConnections(app);
  await WooCommerceSyncModule.watchWebhooks(app);
  await WooCommerceSyncModule.checkStores(app);
}

start().catch((error: unknown) => {
  explainBootFailure(error, process.env);
  process.exit(1);
});
