import type { ShopAccess } from './step-sender';
import { StepSender } from './step-sender';
import { References } from './references';
import { emptyShop } from './empty-shop';
import type { RecordedSequence, Sequence, Step, StepAnswer } from './step';

const SECOND_MS = 1_000;

/** What is told while a recording is made. */
export type Progress = (done: number, of: number, name: string) => void;

/** Sends sequences to a shop, each into an empty one, and keeps what is answered. */
export async function record(
  sequences: readonly Sequence[],
  access: ShopAccess,
  progress: Progress,
): Promise<RecordedSequence[]> {
  const sender = new StepSender(access);
  const recorded: RecordedSequence[] = [];
  for (const [at, { name, steps }] of sequences.entries()) {
    progress(at, sequences.length, name);
    await emptyShop(sender);
    recorded.push({ name, steps: await play(steps, sender) });
  }
  await emptyShop(sender);
  return recorded;
}

async function play(
  steps: readonly Step[],
  sender: StepSender,
): Promise<RecordedSequence['steps']> {
  const references = new References();
  const played: (Step & { answer: StepAnswer })[] = [];
  let last = 0;
  for (const step of steps) {
    if (step.settle === true) await pastSecond(last, sender);
    const answer = await sender.send(step, references);
    last = answer.at;
    references.add(answer.body);
    played.push({ ...step, answer });
  }
  return played;
}

/** Waits until the shop's clock has left a second behind. */
async function pastSecond(second: number, sender: StepSender): Promise<void> {
  const clock: Step = { topic: 'clock', method: 'GET', route: 'orders/statuses' };
  for (;;) {
    const { at } = await sender.send(clock, new References());
    if (at > second) return;
    await new Promise((resolve) => setTimeout(resolve, SECOND_MS / 10));
  }
}
