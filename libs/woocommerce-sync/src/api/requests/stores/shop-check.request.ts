import { ApiProperty, PickType } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import type { ThoughtOfShop } from '../../../application/use-cases/doctor/check-shop.use-case';
import { ownSettingsOf, StoreRequest } from './store.requests';

/** A shop that somebody thinks of connecting. */
export class ShopCheckRequest extends PickType(StoreRequest, ['url', 'settings'] as const) {
  @ApiProperty({ description: 'Key of the shop’s REST API (ck_…); it is not kept' })
  @IsString()
  @Length(1, 200)
  consumerKey!: string;

  @ApiProperty({ description: 'Secret of that key (cs_…); it is not kept' })
  @IsString()
  @Length(1, 200)
  consumerSecret!: string;
}

/** @throws ValidationError for a setting that is no text */
export function toThoughtOfShop(request: ShopCheckRequest): ThoughtOfShop {
  const { url, consumerKey: key, consumerSecret: secret, settings = {} } = request;
  return { url, credentials: { key, secret }, settings: ownSettingsOf(settings) };
}
