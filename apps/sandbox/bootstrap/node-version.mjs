/** Imported first by every entry: stops an old Node with one line instead of a syntax error from somewhere deep. */
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
);
// The range names the oldest first. A newer one than those that are tested may well do.
const [least, found] = [/\d[\d.]*/.exec(engines.node)[0], process.versions.node].map((version) =>
  version.split('.').map(Number),
);

if (found[0] < least[0] || (found[0] === least[0] && found[1] < least[1])) {
  console.error(
    `Node ${process.versions.node} is too old: install Node ${least.join('.')} or newer`,
  );
  process.exit(1);
}
