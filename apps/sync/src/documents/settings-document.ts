import { PlatformSettings, settingsExample, settingsTable } from '@cypher/platform';
import { WooCommerceSyncSettings } from '@cypher/woocommerce-sync';

const ALL = [PlatformSettings, WooCommerceSyncSettings];

/** `docs/configuration.md`: the page of all settings, made from their schemas. */
export function settingsDocument(): string {
  return [
    '# Configuration',
    '',
    'The environment is read once, at the start. A setting that is missing or wrong stops the start, with a list of all',
    'that is wrong. An empty setting counts as not given. This page and `.env.example` are made from the code: change the',
    'schemas, not the pages.',
    '',
    settingsTable(ALL),
  ].join('\n');
}

/** `.env.example`, made from the same schemas. */
export function environmentExample(): string {
  return [
    '# All settings of the service, with their defaults. docs/configuration.md has them as a table.',
    '# Fill in what is empty; either AUTH_JWT_SECRET or AUTH_JWKS_URL must be given too.',
    '',
    settingsExample(ALL),
  ].join('\n');
}
