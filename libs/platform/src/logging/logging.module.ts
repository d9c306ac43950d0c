import { type DynamicModule, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { PlatformSettings } from '../config/platform.settings';
import { logOptions } from './log-options';
import { SecretRegistry } from './secret-registry';

/**
 * Structured logs without secrets, and the `SecretRegistry` for everything else that leaves the
 * process.
 */
@Module({})
export class LoggingModule {
  static forRoot(settings: readonly object[]): DynamicModule {
    return {
      module: LoggingModule,
      global: true,
      imports: [
        LoggerModule.forRootAsync({
          inject: [PlatformSettings, SecretRegistry],
          useFactory: logOptions,
        }),
      ],
      providers: [{ provide: SecretRegistry, useValue: SecretRegistry.of(settings) }],
      exports: [SecretRegistry],
    };
  }
}
