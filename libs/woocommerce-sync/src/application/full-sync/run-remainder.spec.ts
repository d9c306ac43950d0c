import type { SyncRequest } from '../../domain/ledger/sync.repository';
import type { RunScanRepository } from '../../domain/runs/run-scan.repository';
import type { SyncRun } from '../../domain/runs/sync-run';
import { partOf } from '../testing/ports';
import { RunRemainder } from './run-remainder';
import { BY_RULES } from './run-request';

/** What leaves the shop where that is so much of what a run saw; and what the run says of it. */
async function leavingOf(
  unsold: number,
  run: Partial<SyncRun> = {},
): Promise<{ left: number; note: string | null }> {
  const waiting = Array.from({ length: unsold }, (_none, index) => `P${index}`);
  const asked: SyncRequest[] = [];
  const scans = partOf<RunScanRepository>({
    countUnsold: () => Promise.resolve({ seen: 100, unsold }),
    findUnsold: () => Promise.resolve(waiting.splice(0, 10)),
    saveUnsold: (_run, _token, requests) => {
      asked.push(...requests);
      return Promise.resolve(true);
    },
  });
  const remainder = new RunRemainder(scans, partOf({}), partOf({}), partOf({}));
  const whole = partOf<SyncRun>({ id: 'run', force: false, requestedBy: 'ana', ...run });
  const note = await remainder.takeDownUnsold(whole, 'token');
  return { left: asked.length, note };
}

it('has leave what the store does not sell any more', async () => {
  expect(await leavingOf(20)).toEqual({ left: 20, note: null });
});

it('keeps all of it where that is more than a fifth, and says so', async () => {
  const { left, note } = await leavingOf(21);
  expect(left).toBe(0);
  expect(note).toContain('21 of 100');
});

it.each([
  ['follows rules that were planned', { requestedBy: BY_RULES.actor }],
  ['is forced', { force: true }],
])('has all of it leave where the run %s', async (_why, run) => {
  expect(await leavingOf(100, run)).toEqual({ left: 100, note: null });
});
