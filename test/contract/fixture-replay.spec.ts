import { NOT_REPLAYED } from './fixtures-not-replayed';
import { RECORDINGS_EXIST, recordedPairs } from './replay/recorded-pair';
import { Replay, type ReplayedPair } from './replay/replay';
import { REPLAYED_FILES } from './replay/replayed-files';

/** Least part of the recorded pairs that the double has to answer as the real shop did. */
const LEAST_REPLAYED = 0.9;

const inShop = RECORDINGS_EXIST ? describe : describe.skip;

inShop('A recorded answer of a real shop', () => {
  describe.each(REPLAYED_FILES)('of $file', (file) => {
    const excused = NOT_REPLAYED[file.file] ?? {};
    let replayed: ReplayedPair[];
    beforeAll(async () => {
      const replay = await Replay.open();
      replayed = await replay.run(file);
      await replay.close();
    });

    it('is the double’s answer too', () => {
      const wrong = replayed.filter(
        ({ name, differences }) => differences.length > 0 && !(name in excused),
      );
      expect(wrong).toEqual([]);
    });

    it('is excused only where the double’s differs', () => {
      const needless = replayed.filter(
        ({ name, differences }) => differences.length === 0 && name in excused,
      );
      expect(needless.map(({ name }) => name)).toEqual([]);
    });
  });

  it('is excused only where there is one', () => {
    const unknown = Object.entries(NOT_REPLAYED).flatMap(([file, reasons]) => {
      const names = new Set(recordedPairs(file).map(({ name }) => name));
      return Object.keys(reasons).filter((name) => !names.has(name));
    });
    expect(unknown).toEqual([]);
  });

  it('is the double’s answer in nine of ten pairs', () => {
    const all = REPLAYED_FILES.reduce((sum, { file }) => sum + recordedPairs(file).length, 0);
    const excused = REPLAYED_FILES.reduce(
      (sum, { file }) => sum + Object.keys(NOT_REPLAYED[file] ?? {}).length,
      0,
    );
    expect((all - excused) / all).toBeGreaterThanOrEqual(LEAST_REPLAYED);
  });
});
