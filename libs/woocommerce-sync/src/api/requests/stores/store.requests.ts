import {
  ApiProperty,
  ApiPropertyOptional,
  IntersectionType,
  OmitType,
  PartialType,
} from '@nestjs/swagger';
import {
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateIf,
} from 'class-validator';
import { GIVEN_STATES, type GivenState, type OwnSettings } from '../../../domain/stores/store';
import type { Leaving, NewStore, StoreChange } from '../../../domain/stores/store.repository';
import { ValidationError } from '../../../domain/woocommerce.errors';
import { OptionalReasonRequest } from '../reason.request';

/** As other ids, but no `.` or `..`, which addresses leave out. */
const STORE_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;
const ID_MESSAGE =
  'id has to be 1 to 64 characters from A–Z a–z 0–9 . _ : -, and begins with a letter or digit';

/** Null is no value, where something may be left out. */
const isGiven = (_: object, value: unknown): boolean => value !== undefined;
const LEAVINGS: readonly Leaving[] = ['drain', 'cancel'];

const DESPITE = {
  example: 'The host unblocks POST tonight',
  description:
    'Why the store is to be active although a check finds its shop unfit (STORE_UNFIT); kept in the audit',
};

/** The store that a route is about. */
export class StoreParams {
  @ApiProperty({ description: 'Id of the store' })
  @Matches(STORE_ID, { message: ID_MESSAGE })
  id!: string;
}

/** A store as an admin makes it. */
export class StoreRequest {
  @ApiProperty({ example: 'shop-ro', description: 'For good; what is kept of it carries this id' })
  @Matches(STORE_ID, { message: ID_MESSAGE })
  id!: string;

  @ApiProperty({ example: 'Romania' })
  @IsString()
  @Length(1, 200)
  @Matches(/^[^\0\p{Surrogate}]*$/u, { message: 'name holds what no database keeps' })
  name!: string;

  @ApiProperty({ example: 'https://shop.example', description: 'The shop’s home address' })
  @IsString()
  @Length(1, 2_000)
  url!: string;

  @ApiPropertyOptional({ description: 'Key of the shop’s REST API (ck_…); never answered' })
  @ValidateIf(isGiven)
  @IsString()
  @Length(1, 200)
  consumerKey?: string;

  @ApiPropertyOptional({ description: 'Secret of that key (cs_…); never answered' })
  @ValidateIf(isGiven)
  @IsString()
  @Length(1, 200)
  consumerSecret?: string;

  @ApiPropertyOptional({ enum: GIVEN_STATES, default: 'draft' })
  @ValidateIf(isGiven)
  @IsIn(GIVEN_STATES)
  state?: GivenState;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { STOCK_SAFETY: '2', FIELD_OWNERSHIP: 'images=shop' },
    description: 'Settings of this store by their names; the environment’s hold for all others',
  })
  @ValidateIf(isGiven)
  @IsObject()
  settings?: Record<string, unknown>;
}

/** A store as an admin makes it, with a word on what a check finds. */
export class NewStoreRequest extends IntersectionType(StoreRequest, OptionalReasonRequest) {
  @ApiPropertyOptional(DESPITE)
  @ValidateIf(isGiven)
  @IsString()
  @Length(1, 500)
  @Matches(/\S/, { message: 'despite has to say why' })
  despite?: string;
}

/** What of a store is to be otherwise; a setting that is null is the environment’s again. */
export class StoreChangeRequest extends PartialType(OmitType(NewStoreRequest, ['id'])) {
  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    description:
      'The plan of exactly these settings, an hour old at the most; needed where they change what is written of products, of a store that is active or paused',
  })
  @IsOptional()
  @IsUUID()
  planId?: string | null;
}

/** How a store leaves. */
export class StoreRemovalQuery {
  @ApiPropertyOptional({
    enum: LEAVINGS,
    default: 'drain',
    description: 'Whether the changes that wait are sent first, or dropped',
  })
  @IsOptional()
  @IsIn(LEAVINGS)
  work: Leaving = 'drain';
}

/** @throws ValidationError for half of the credentials, or a setting that is no text */
export function toNewStore(request: StoreRequest): NewStore {
  const { id, name, url, state = 'draft', settings = {} } = request;
  const credentials = credentialsOf(request) ?? null;
  return { id, name, url, state, settings: ownSettingsOf(settings), credentials };
}

/**
 * Settings of a store that has none yet.
 * @throws ValidationError for one that is no text
 */
export function ownSettingsOf(settings: Readonly<Record<string, unknown>>): OwnSettings {
  const isText = (entry: [string, string | null]): entry is [string, string] => entry[1] !== null;
  return Object.fromEntries(Object.entries(textsOf(settings)).filter(isText));
}

/** As `toNewStore`. */
export function toStoreChange(request: StoreChangeRequest): StoreChange {
  const { name, url, state, settings } = request;
  const credentials = credentialsOf(request);
  return {
    ...(name === undefined ? {} : { name }),
    ...(url === undefined ? {} : { url }),
    ...(state === undefined ? {} : { state }),
    ...(settings === undefined ? {} : { settings: textsOf(settings) }),
    ...(credentials === undefined ? {} : { credentials }),
  };
}

function credentialsOf({
  consumerKey: key,
  consumerSecret: secret,
}: Pick<StoreRequest, 'consumerKey' | 'consumerSecret'>): StoreChange['credentials'] {
  if (key === undefined && secret === undefined) return undefined;
  if (key === undefined) throw new ValidationError('consumerKey', 'is missing beside its secret');
  if (secret === undefined)
    throw new ValidationError('consumerSecret', 'is missing beside its key');
  return { key, secret };
}

/**
 * Settings as the environment writes them, numbers and switches, too. Throws `ValidationError` for
 * any other value.
 */
export function textsOf(
  settings: Readonly<Record<string, unknown>>,
): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => {
      if (value === null || typeof value === 'string') return [name, value];
      if (typeof value === 'number' || typeof value === 'boolean') return [name, String(value)];
      throw new ValidationError(`settings.${name}`, 'has to be a text, a number, a switch or null');
    }),
  );
}
