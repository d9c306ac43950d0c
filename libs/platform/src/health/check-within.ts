import type { ReadinessCheck } from './readiness-registry';

/**
 * Asks one check, and does not wait for ever.
 * @returns what is wrong, or null where all is well
 */
export async function checkWithin(check: ReadinessCheck, limitMs: number): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, limitMs, `no answer within ${limitMs} ms`);
  });
  try {
    return await Promise.race([check.check().then(() => null), patience]);
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown fault';
  } finally {
    clearTimeout(timer);
  }
}
