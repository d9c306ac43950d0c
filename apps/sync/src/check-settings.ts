import { PlatformSettings, SettingsError, settingsProblems } from '@cypher/platform';
import { WooCommerceSyncSettings } from '@cypher/woocommerce-sync';
import { z } from 'zod';

/**
 * What others have found wrong who read the same environment, and the names of their own settings.
 */
const others = z.object({
  alsoKnown: z.array(z.string()).default([]),
  problems: z.array(z.object({ name: z.string(), problem: z.string() })).default([]),
});

/**
 * Says what is wrong with the settings of the environment, in the one list that the start shows;
 * nothing where all is well.
 */
function checkSettings(said = '{}'): void {
  const { alsoKnown, problems } = others.parse(JSON.parse(said));
  const own = settingsProblems(process.env, [PlatformSettings, WooCommerceSyncSettings], alsoKnown);
  if (own.length + problems.length === 0) return;
  process.stderr.write(`${new SettingsError([...own, ...problems]).message}\n`);
  process.exitCode = 1;
}

checkSettings(process.argv[2]);
