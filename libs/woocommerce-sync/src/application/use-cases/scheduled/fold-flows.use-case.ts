import { Injectable } from '@nestjs/common';
import { FlowRepository } from '../../../domain/flows/flow.repository';

/** Notes of one statement: it takes some tens of milliseconds. */
const NOTES_PER_STEP = 20_000;

/** Steps of one tick, so that a long backlog never becomes a long burst. */
const MOST_STEPS = 20;

/** Adds up what came in and went out, a little at a time; several processes may do it at once. */
@Injectable()
export class FoldFlows {
  constructor(private readonly flows: FlowRepository) {}

  /** One tick. Answers how many notes it took. */
  async execute(): Promise<number> {
    let folded = 0;
    for (let step = 1; step <= MOST_STEPS; step += 1) {
      const notes = await this.flows.fold(NOTES_PER_STEP);
      folded += notes;
      if (notes < NOTES_PER_STEP) break;
    }
    await this.flows.rollUp();
    return folded;
  }
}
