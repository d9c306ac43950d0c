import type { Request } from 'express';
import { textOf } from '../texts/coercions';

const NAMES = ['app_name', 'user_id', 'return_url', 'callback_url', 'scope'] as const;
const SCOPES = ['read', 'write', 'read_write'] as const;

/** What an app asks of the owner; addresses have a scheme. */
export interface ApprovalRequest {
  readonly app_name: string;
  readonly user_id: string;
  readonly return_url: string;
  readonly callback_url: string;
  readonly scope: (typeof SCOPES)[number];
}

/** Why the page refuses what it is asked. */
export class ApprovalRefusal extends Error {}

/**
 * Reads the query of the page (fact 55).
 * @throws ApprovalRefusal in WooCommerce’s words
 */
export function readApprovalRequest(
  query: Request['query'],
  callbackNeedsTls: boolean,
): ApprovalRequest {
  const given = Object.fromEntries(
    NAMES.map((name) => {
      const value = textOf(query[name]);
      if (value === '' || value === '0') throw new ApprovalRefusal(`Missing parameter ${name}`);
      return [name, value];
    }),
  ) as Record<(typeof NAMES)[number], string>;
  const scope = SCOPES.find((known) => known === given.scope);
  if (scope === undefined) throw new ApprovalRefusal(`Invalid scope ${given.scope}`);
  const [return_url, callback_url] = [withScheme(given.return_url), withScheme(given.callback_url)];
  for (const url of [return_url, callback_url])
    if (!URL.canParse(url)) throw new ApprovalRefusal(`The ${url} is not a valid URL`);
  if (callbackNeedsTls && !/^https:\/\//i.test(callback_url))
    throw new ApprovalRefusal('The callback_url needs to be over SSL');
  return { ...given, return_url, callback_url, scope };
}

/** The query by which one page leads to another. */
export function toQuery(
  asked: ApprovalRequest,
  more: Readonly<Record<string, string>> = {},
): string {
  return new URLSearchParams({ ...asked, ...more }).toString();
}

function withScheme(url: string): string {
  return url.includes('://') ? url : `https://${url}`;
}
