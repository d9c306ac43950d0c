import { createHash, randomBytes } from 'node:crypto';

/** A token that nobody guesses, fit for an address. */
export function newApprovalToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token: whoever reads the database cannot answer for a shop. */
export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
