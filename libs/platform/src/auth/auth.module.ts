import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { Identification } from './identification';
import { SessionTokens } from './session/session-tokens';
import { SigningKeys } from './tokens/signing-keys';
import { TokenVerifier } from './tokens/token-verifier';

/** Tells who asks: from a bearer token, or from the session of the page. */
@Module({
  imports: [JwtModule.register({})],
  providers: [SigningKeys, TokenVerifier, SessionTokens, Identification],
  exports: [TokenVerifier, SessionTokens, Identification],
})
export class AuthModule {}
