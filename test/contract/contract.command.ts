import { CONTRACT_CASES } from './cases';
import { runCompare } from './differential/command/compare';
import { runRecord } from './differential/command/record';
import { readOptions } from './suite/command-options';
import { runSuite, secretsOf } from './suite/contract-suite';
import { Redaction } from './suite/shop/redaction';
import { tableFoot, tableHead, tableRow } from './suite/report';
import { shopProblem } from './suite/shop/shop-problem';

const INTERRUPTED = 130;

async function run(): Promise<number> {
  const { suite, cases, json } = readOptions(CONTRACT_CASES, process.argv);
  const redaction = new Redaction(secretsOf(suite.keys));
  const tell = (text: string): void => {
    process.stderr.write(`${redaction.text(text)}\n`);
  };
  const print = (text: string): void => {
    process.stdout.write(`${text}\n`);
  };
  const end = endOnSignal(tell);
  const options = { ...suite, signal: end.signal };
  const problem = await shopProblem(options);
  if (problem !== null) {
    tell(problem);
    return 1;
  }
  if (!json) print(tableHead());
  const { report, leftovers } = await runSuite(cases, {
    ...options,
    ...(json
      ? {}
      : {
          onResult: (result) => {
            print(tableRow(result));
          },
        }),
  });
  print(json ? JSON.stringify(report) : tableFoot(report));
  if (leftovers.length > 0) tell(`Still in the shop: ${leftovers.join(', ')}`);
  if (end.signal.aborted) return INTERRUPTED;
  return report.failed > 0 ? 1 : 0;
}

/**
 * A signal ends the run in good order: what was made is removed. Who cannot wait presses Ctrl-C
 * again.
 */
function endOnSignal(tell: (text: string) => void): AbortController {
  const end = new AbortController();
  process.once('SIGINT', () => {
    tell('Ending, and removing what was made. Ctrl-C again leaves it there.');
    end.abort();
    process.once('SIGINT', () => process.exit(INTERRUPTED));
  });
  const endQuietly = (): void => {
    end.abort();
  };
  // A terminal that is closed, and a reader such as `head` that has had enough, end the run as
  // well.
  process.once('SIGTERM', endQuietly).once('SIGHUP', endQuietly);
  process.stdout.on('error', endQuietly);
  return end;
}

/** What the first word of the command line asks for; the suite, where it is none of these. */
const COMMANDS: Readonly<Record<string, (argv: readonly string[]) => Promise<number>>> = {
  record: runRecord,
  compare: runCompare,
};

const [, , first = '', ...others] = process.argv;
const command = Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined;

void (command?.(others) ?? run()).then((code) => {
  process.exitCode = code;
});
