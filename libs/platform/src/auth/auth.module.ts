import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { Identification } from './identification';
import { SigningKeys } from './tokens/signing-keys';
import { TokenVerifier } from './tokens/token-verifier';

/** Tells from a bearer token who asks. */
@Module({
  imports: [JwtModule.register({})],
  providers: [SigningKeys, TokenVerifier, Identification],
  exports: [TokenVerifier, Identification],
})
export class AuthModule {}
