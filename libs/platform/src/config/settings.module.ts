import { type DynamicModule, Module } from '@nestjs/common';

/** Hands out the settings: each instance is injected by its own class, in every module. */
@Module({})
export class SettingsModule {
  static forRoot(...instances: object[]): DynamicModule {
    const providers = instances.map((instance) => ({
      provide: instance.constructor,
      useValue: instance,
    }));
    return { module: SettingsModule, global: true, providers, exports: providers };
  }
}
