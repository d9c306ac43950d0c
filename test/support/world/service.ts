import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { configureHttp, loadSettings, PlatformSettings } from '@cypher/platform';
import { WooCommerceSyncModule, WooCommerceSyncSettings } from '@cypher/woocommerce-sync';
import request from 'supertest';
import { signToken } from '../../../apps/sandbox/src/token/demo-token';
import { AppModule } from '../../../apps/sync/src/app.module';
import { servePage } from '../../../apps/sync/src/page/serve-page';
import type { Call } from './api-client';

/** Where the build puts the operator's page. */
const PAGE = join(__dirname, '../../../dist/apps/dashboard');

/** Starts the service with these settings, inside of this process. */
export async function startService(
  env: Readonly<Record<string, string>>,
): Promise<NestExpressApplication> {
  const [platform, sync] = loadSettings(env, PlatformSettings, WooCommerceSyncSettings);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(platform, sync), {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  configureHttp(app);
  if (platform.has('api')) servePage(app, PAGE);
  if (platform.has('api')) WooCommerceSyncModule.serveQueues(app);
  if (platform.has('events')) WooCommerceSyncModule.connectEvents(app, platform);
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
  return app;
}

/** Calls the service with tokens of this secret, each of an actor of its own. */
export function callerOf(app: NestExpressApplication, jwtSecret: string): Call {
  return (method, path, role = 'admin') => {
    const test = request(app.getHttpServer())[method](path);
    if (role === null) return test;
    const claims = {
      subject: `tester-${randomBytes(2).toString('hex')}`,
      roles: typeof role === 'string' ? [role] : ['admin'],
      ...(typeof role === 'string' ? {} : { stores: role.stores }),
      lifetimeSeconds: 300,
    };
    const token = signToken(claims, { secret: jwtSecret }, new Date());
    return test.set('Authorization', `Bearer ${token}`);
  };
}
