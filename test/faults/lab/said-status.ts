import type { Lab } from './lab';

interface Status {
  readonly lane: {
    readonly breakers: Readonly<
      Record<
        'store' | 'erp',
        { readonly phase: string; readonly lastFault: { readonly code: string } | null }
      >
    >;
  };
}

/**
 * What the status of the service says keeps it from a side. @throws Error where it says something
 * else, or nothing
 */
export async function expectSaid(lab: Lab, side: 'store' | 'erp', code: string): Promise<void> {
  const { lane } = await lab.call<Status>('GET', '/sync/status');
  const { phase, lastFault } = lane.breakers[side];
  if (phase === 'closed' || lastFault?.code !== code)
    throw new Error(`The status says ${phase}, ${lastFault?.code ?? 'no fault'}, and not ${code}`);
}
