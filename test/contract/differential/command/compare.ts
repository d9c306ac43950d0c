import { Command } from 'commander';
import { replayRecording } from '../compare/replay-recording';
import { reportOf, shownDifferences, shownShares } from '../compare/report';
import { readRecording } from '../recording-file';
import { pattern } from '../../suite/command-options';
import { positive } from './arguments';

interface Given {
  readonly only?: RegExp;
  readonly most: number;
}

/**
 * `contract compare`: replays a recording against a double, and says where it answers otherwise.
 * @returns the exit code
 */
export async function runCompare(argv: readonly string[]): Promise<number> {
  const command = compareCommand().parse(argv, { from: 'user' });
  const [file = ''] = command.args;
  const { only, most } = command.opts<Given>();
  const recording = readRecording(file);
  const sequences = recording.sequences.filter(({ name }) => only?.test(name) ?? true);
  const report = reportOf(await replayRecording({ ...recording, sequences }));
  if (report.different.length > 0)
    process.stdout.write(`${shownDifferences(report.different, most)}\n\n`);
  process.stdout.write(`${shownShares(report)}\n`);
  return report.different.length === 0 ? 0 : 1;
}

function compareCommand(): Command {
  return new Command('contract compare')
    .description(
      'Replays a recording against the double, and shows every step that it answers otherwise.',
    )
    .argument('<file>', 'a recording that `contract record` made')
    .option('--only <pattern>', 'sequences whose name fits a regular expression', pattern)
    .option('--most <count>', 'differences that are shown of a step', positive, 8);
}
