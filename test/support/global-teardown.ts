/**
 * Undoes what the global setup did: stops the bundled server, or clears a given one of this run's
 * databases.
 */
export default async function globalTeardown(): Promise<void> {
  await globalThis.stopTestServices?.();
}
