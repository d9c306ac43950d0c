import { ApiProperty } from '@nestjs/swagger';
import type { Actor } from '../actor';
import { STORE_ROLES, type StoreRole } from '../store-roles';
import { csrfTokenOf } from './session-cookie';

/** Somebody who is signed in at the page. */
export class SignedInResponse {
  @ApiProperty({ description: 'Who it is, as the token or the identity provider names them' })
  readonly subject: string;

  @ApiProperty({ type: [String], description: 'Roles in the whole installation' })
  readonly roles: readonly string[];

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', enum: [...STORE_ROLES] },
    nullable: true,
    description: 'The role in each store; null where the roles are of the whole installation',
  })
  readonly stores: Readonly<Record<string, StoreRole>> | null;

  @ApiProperty({ type: Date, description: 'When the session ends' })
  readonly expiresAt: Date;

  @ApiProperty({ description: 'To be sent as x-csrf-token with all that changes something' })
  readonly csrfToken: string;

  constructor(actor: Actor, token: string) {
    this.subject = actor.subject;
    this.roles = actor.roles;
    this.stores = actor.stores === null ? null : Object.fromEntries(actor.stores);
    this.expiresAt = actor.expiresAt;
    this.csrfToken = csrfTokenOf(token);
  }
}

/** By what somebody can sign in here. */
export class WaysInResponse {
  @ApiProperty({ description: 'By a token' })
  readonly token!: boolean;

  @ApiProperty({ description: 'At the identity provider, by GET /auth/sign-in' })
  readonly provider!: boolean;
}

/** Who is signed in, and how others can. */
export class SessionResponse {
  @ApiProperty({ type: SignedInResponse, nullable: true })
  readonly session!: SignedInResponse | null;

  @ApiProperty({ description: 'Whether the browser came with a session that is over' })
  readonly ended!: boolean;

  @ApiProperty({ type: WaysInResponse })
  readonly waysIn!: WaysInResponse;
}
