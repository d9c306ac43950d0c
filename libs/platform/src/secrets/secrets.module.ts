import { Global, Module } from '@nestjs/common';
import { SecretBox } from './secret-box';

/** What keeps secrets that this service has to remember. */
@Global()
@Module({ providers: [SecretBox], exports: [SecretBox] })
export class SecretsModule {}
