import { type DynamicModule, Module } from '@nestjs/common';
import { PlatformModule, type PlatformSettings, SessionModule } from '@cypher/platform';
import { WooCommerceSyncModule, type WooCommerceSyncSettings } from '@cypher/woocommerce-sync';

/** The product: the platform, and the one thing that it does. */
@Module({})
export class AppModule {
  static forRoot(platform: PlatformSettings, sync: WooCommerceSyncSettings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(platform, sync),
        WooCommerceSyncModule.forRoot(platform),
        ...(platform.has('api') ? [SessionModule] : []),
      ],
    };
  }
}
