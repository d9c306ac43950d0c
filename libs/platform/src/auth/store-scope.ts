import { type ExecutionContext, HttpStatus, SetMetadata } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { ProblemError } from '../http/problem';
import type { Actor } from './actor';
import { rolesGranted } from './store-roles';

/** Tells which store a request is about; null where only what it names tells that. */
export type StoreOf = (request: Request) => string | null;

/** Key of the metadata that `@OfStore()` leaves. */
const SCOPE = 'cypher:store';

/**
 * Says which store a route, or all routes of a controller, are about: tokens of some stores are let
 * in to those alone. Routes without it are of the whole installation, and such tokens are not.
 * @param storeOf where it answers null, the handler has to call `checkStore`
 */
export const OfStore = (storeOf: StoreOf) => SetMetadata(SCOPE, storeOf);

/** The scope of the route that is called; undefined for one of the whole installation. */
export function scopeOf(reflector: Reflector, context: ExecutionContext): StoreOf | undefined {
  return reflector.getAllAndOverride<StoreOf | undefined>(SCOPE, [
    context.getHandler(),
    context.getClass(),
  ]);
}

/**
 * Lets in only who has the role in the store that turned out to be meant; with any role there, a
 * viewer’s too, where none is named.
 * @throws ProblemError 404 where the store is none of theirs, 403 without the role
 */
export function checkStore({ stores }: Actor, storeId: string, role?: string): void {
  if (stores === null) return;
  const own = stores.get(storeId);
  if (own === undefined) throw noSuchStore();
  if (role === undefined || rolesGranted(own).includes(role)) return;
  throw new ProblemError({
    status: HttpStatus.FORBIDDEN,
    code: 'FORBIDDEN',
    detail: `This needs the role ${role} in the store.`,
  });
}

/** Whether somebody has the role in a store. */
export function mayIn({ stores }: Actor, storeId: string, role: string): boolean {
  const own = stores?.get(storeId);
  return stores === null || (own !== undefined && rolesGranted(own).includes(role));
}

/** Whether somebody has one of the roles in a store, or in the whole installation. */
export function hasRole(
  { roles, stores }: Actor,
  storeId: string,
  ...wanted: readonly string[]
): boolean {
  const own = stores?.get(storeId);
  const held = stores === null ? roles : own === undefined ? [] : rolesGranted(own);
  return wanted.some((role) => held.includes(role));
}

/** There is no such store for whoever asks; the same for one that there is not. */
export function noSuchStore(): ProblemError {
  return new ProblemError({
    status: HttpStatus.NOT_FOUND,
    code: 'STORE_NOT_FOUND',
    detail: 'There is no such store.',
  });
}
