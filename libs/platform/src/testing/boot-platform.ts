import { type DynamicModule, Module, type NestApplicationOptions, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { loadSettings, type Environment } from '../config/load-settings';
import { PlatformSettings } from '../config/platform.settings';
import { configureHttp } from '../http/configure-http';
import { PlatformModule } from '../platform.module';

/** The secret of the tokens in tests. */
export const JWT_SECRET = 'a-secret-of-the-tests-0123456789-0123456789';

const OPTIONS: Partial<NestApplicationOptions> = { bodyParser: false, logger: false };

@Module({})
class PlatformUnderTest {}

/** Boots the platform as an application does, with a module of the test's own, on a free port. */
export async function bootPlatform(
  env: Environment,
  ...modules: readonly Type[]
): Promise<NestExpressApplication> {
  const [settings] = loadSettings(
    {
      DATABASE_URL: 'postgres://nowhere.invalid/none',
      REDIS_URL: 'redis://127.0.0.1:1',
      LOG_LEVEL: 'silent',
      AUTH_JWT_SECRET: env['AUTH_JWKS_URL'] === undefined ? JWT_SECRET : undefined,
      ...env,
    },
    PlatformSettings,
  );
  const root: DynamicModule = {
    module: PlatformUnderTest,
    imports: [PlatformModule.forRoot(settings), ...modules],
  };
  const app = await NestFactory.create<NestExpressApplication>(root, OPTIONS);
  configureHttp(app);
  await app.listen(0, '127.0.0.1');
  return app;
}
