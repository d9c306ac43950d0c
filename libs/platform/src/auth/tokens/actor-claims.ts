import type { PlatformSettings } from '../../config/platform.settings';
import type { Actor } from '../actor';
import { rolesIn } from '../roles-claim';
import { storeRolesIn } from '../store-roles';

/**
 * Who the claims of a token are of, by the claims that the settings name.
 * @param expiresAt when what they stand in ends
 */
export function actorIn(
  claims: Readonly<Record<string, unknown>> & { readonly sub: string },
  expiresAt: Date,
  settings: PlatformSettings,
): Actor {
  return {
    subject: claims.sub,
    expiresAt,
    roles: rolesIn(claims, settings.AUTH_ROLES_CLAIM),
    stores: storeRolesIn(claims, settings.AUTH_STORES_CLAIM),
  };
}
