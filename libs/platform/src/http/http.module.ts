import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { AdminDoor } from '../auth/guards/admin-door';
import { AuthModule } from '../auth/auth.module';
import { IdentityGuard } from '../auth/guards/identity.guard';
import { JwtAuthGuard } from '../auth/guards/jwt-auth.guard';
import { RolesGuard } from '../auth/guards/roles.guard';
import { PlatformSettings } from '../config/platform.settings';
import { RawBodyRoutes } from './body/raw-body-routes';
import { LookUpLimitGuard } from './limits/look-up-limit.guard';
import { ProblemFilter } from './problem.filter';
import { ProblemMappers } from './problem-mappers';
import { RateLimitGuard } from './limits/rate-limit.guard';
import { RefusalLimit } from './limits/refusal-limit';
import { validationPipe } from './validation.pipe';

const MINUTE_MS = 60_000;

/** What holds for every route: who may call it, how often, with what, and how errors are told. */
@Global()
@Module({
  imports: [
    AuthModule,
    ThrottlerModule.forRootAsync({
      inject: [PlatformSettings],
      useFactory: ({ RATE_LIMIT_PER_MINUTE: limit }: PlatformSettings) => [
        { ttl: MINUTE_MS, limit },
      ],
    }),
  ],
  providers: [
    ProblemMappers,
    RawBodyRoutes,
    RefusalLimit,
    AdminDoor,
    // Guards run in this order: may its key be looked up, who is it, is it too much, does it need a
    // token, does it need a role.
    { provide: APP_GUARD, useClass: LookUpLimitGuard },
    { provide: APP_GUARD, useClass: IdentityGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: JwtAuthGuard },
    { provide: APP_GUARD, useClass: RolesGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: validationPipe },
  ],
  exports: [ProblemMappers, RawBodyRoutes, RefusalLimit, AdminDoor],
})
export class HttpModule {}
