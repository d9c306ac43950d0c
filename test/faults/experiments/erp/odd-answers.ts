import { setTimeout as delay } from 'node:timers/promises';
import type { Experiment } from '../../experiment';
import { nothingFailed } from '../../lab/failed-items';
import { reconciled } from '../../lab/reconciled';

/** Answers that are none: what a proxy or a bug may make of one. */
const ANSWERS = [
  '<html><h1>Sign in</h1></html>',
  '{"items": [{"id": "LAMP',
  '',
  'null',
  '{"items": 5, "missing": {}, "nextCursor": []}',
  '{"__proto__": {"items": []}, "constructor": {"prototype": {}}}',
  '['.repeat(200_000),
  `{"items": {"deep": ${'['.repeat(5_000)}${']'.repeat(5_000)}}, "missing": []}`,
];

/** The ERP answers with something that is no answer. */
export const oddAnswers: Experiment = {
  name: 'erp-answers-oddly',
  about:
    'The ERP answers half of all calls with HTML, half JSON, nothing, wrong frames, deep nesting',
  attacks: ['L', 'S', 'T', 'B'],
  async run(lab) {
    const { erp, life, seed } = lab;
    for (const [place, text] of ANSWERS.entries()) {
      erp.cypher.faults.set({ text, probability: 0.5, seed: seed + place });
      await life.change(6);
      await delay(500);
    }
    erp.cypher.faults.clear();
    await reconciled(lab);
    await nothingFailed(lab);
  },
};
