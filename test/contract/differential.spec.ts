import { join } from 'node:path';
import { replayRecording } from './differential/compare/replay-recording';
import { reportOf, type DifferentialReport } from './differential/compare/report';
import { KNOWN_DIFFERENCES } from './differential/known-differences';
import { readRecording } from './differential/recording-file';
import type { Recording } from './differential/step';

/**
 * Least part of all steps that the double has to answer as the shop did; of those that facts state
 * it is every one.
 */
const LEAST_PERCENT = 95;

const recordingOf = (name: string): Recording =>
  readRecording(join(__dirname, 'differential', 'recordings', `${name}.json.gz`));

const namesOf = ({ different }: DifferentialReport): string[] =>
  different.map(({ sequence, at }) => `${sequence} step ${at}`);

describe.each(Object.entries(KNOWN_DIFFERENCES))(
  'the double beside the shop of %s',
  (name, known) => {
    let report: DifferentialReport;
    beforeAll(async () => {
      report = reportOf(await replayRecording(recordingOf(name)));
    });

    it('answers otherwise only where that is known', () => {
      expect(namesOf(report).sort()).toEqual(Object.values(known).flat().sort());
    });

    it('answers all that facts state as the shop did', () => {
      const stated = report.different.filter(({ step }) => step.fact !== undefined);
      expect(
        stated.map(({ sequence, at, differences }) => ({ sequence, at, differences })),
      ).toEqual([]);
      expect(report.stated.steps).toBeGreaterThan(0);
    });

    it('answers nearly everything else as the shop did', () => {
      expect(report.whole.steps).toBeGreaterThan(500);
      expect(report.whole.percent).toBeGreaterThanOrEqual(LEAST_PERCENT);
    });
  },
);

describe('the comparison with a recorded shop', () => {
  it.each([
    ['price-comma-dropped', 'product-facts-0'],
    ['batch-delete-zero-skipped', 'batch-facts-0'],
    ['list-totals', 'list-facts-0'],
    ['sku-sanitized', 'text-facts-0'],
    ['order-cancel-restocks', 'order-facts-0'],
  ] as const)('sees a double without %s', async (behaviour, sequence) => {
    const recording = recordingOf('facts-and-seed-1');
    const sequences = recording.sequences.filter(({ name }) => name === sequence);
    const { stated } = reportOf(await replayRecording({ ...recording, sequences }, [behaviour]));
    expect(stated.equal).toBeLessThan(stated.steps);
  });
});
