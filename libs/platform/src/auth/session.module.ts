import { Module } from '@nestjs/common';
import { AuthModule } from './auth.module';
import { IdentityProvider } from './oidc/identity-provider';
import { JourneyCookie } from './oidc/journey-cookie';
import { OidcController } from './oidc/oidc.controller';
import { SessionController } from './session/session.controller';
import { SignIn } from './session/sign-in';

/** Lets people sign in at the operator's page: by a token, or at an identity provider. */
@Module({
  imports: [AuthModule],
  controllers: [SessionController, OidcController],
  providers: [SignIn, IdentityProvider, JourneyCookie],
})
export class SessionModule {}
