import { Command } from 'commander';
import { shopOptions, type GivenShop } from '../../suite/command-options';
import { Redaction } from '../../suite/shop/redaction';
import { contentOf } from '../empty-shop';
import { sequencesOf, statedSequences } from '../generator/sequences';
import { record } from '../recorder';
import { recordedShop } from '../recorded-shop';
import { writeRecording } from '../recording-file';
import { StepSender, type ShopAccess } from '../step-sender';
import { numbers } from './arguments';

interface Given extends GivenShop {
  readonly out: string;
  readonly seeds: readonly number[];
  readonly facts: boolean;
}

/**
 * `contract record`: plays all sequences against an empty shop, and keeps what it answers.
 * @returns the exit code
 */
export async function runRecord(argv: readonly string[]): Promise<number> {
  const given = recordCommand().parse(argv, { from: 'user' }).opts<Given>();
  const redaction = new Redaction([given.key, given.secret]);
  const tell = (text: string): void => {
    process.stderr.write(`${redaction.text(text)}\n`);
  };
  const access: ShopAccess = {
    url: given.url,
    credentials: { key: given.key, secret: given.secret },
    scheme: given.auth ?? (given.url.protocol === 'https:' ? 'basic' : 'oauth'),
    insecure: given.insecure,
  };
  try {
    await recordInto(given, access, tell);
    return 0;
  } catch (error) {
    tell(error instanceof Error ? error.message : 'The shop cannot be recorded');
    return 1;
  }
}

async function recordInto(
  { out, seeds, facts }: Given,
  access: ShopAccess,
  tell: (text: string) => void,
): Promise<void> {
  const sender = new StepSender(access);
  const shop = await recordedShop(sender, access.scheme === 'basic');
  const held = await contentOf(sender);
  if (held.length > 0) {
    throw new Error(
      `The shop is not empty: it has ${held.join(', ')}. A recording would remove them.`,
    );
  }
  const sequences = [...(facts ? statedSequences() : []), ...sequencesOf(seeds)];
  const sequencesOfShop = await record(sequences, access, (done, of, name) => {
    tell(`${done + 1} of ${of}: ${name}`);
  });
  writeRecording(out, { shop, sequences: sequencesOfShop });
  const steps = sequencesOfShop.reduce((sum, sequence) => sum + sequence.steps.length, 0);
  tell(`${steps} steps of ${sequences.length} sequences in ${out}`);
}

function recordCommand(): Command {
  return shopOptions(
    new Command('contract record').description(
      'Plays seeded sequences of calls against a shop that is empty, and keeps what it answers. It leaves the shop empty.',
    ),
  )
    .requiredOption('--out <file>', 'where the recording goes, as in recording.json.gz')
    .option('--seeds <numbers>', 'seeds of the sequences, parted by commas', numbers, [1])
    .option('--no-facts', 'leaves out the sequences about numbered facts');
}
