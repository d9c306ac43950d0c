import type { Request, Response } from 'express';
import { appliesFirst, showFault } from '../faults/fault-injection';
import type { FaultRule } from '../faults/fault-rules';
import { RefusedEntries } from '../faults/refused-entries';
import { callOf, type Answer, type StoreContext } from '../store-context';
import { StoreError } from './store-error';

/**
 * Answers one call: journals it, lets a fault strike, and takes a worker for as long as the shop
 * would need.
 */
export async function answerCall(
  context: StoreContext,
  carryOut: () => Promise<Answer>,
  request: Request,
  response: Response,
): Promise<void> {
  const path = request.path;
  const call = context.journal.open(request.method, path, writesIn(request));
  Object.assign(response.locals, { call });
  response.once('close', () => {
    callOf(response).endedAt = context.now();
    callOf(response).status = response.statusCode;
  });
  const fault = context.faults.strike(request.method, path, request.body);
  if (fault !== null && !appliesFirst(fault)) {
    await showFault(fault, response, '');
    return;
  }
  const refused =
    fault?.kind === 'item-errors'
      ? RefusedEntries.takenFrom(request.body, fault, call.callId)
      : null;
  const answer = await context.workers.run(async () => {
    const result = await answerOrRefusal(carryOut);
    return { result, costMs: result.costMs ?? 0 };
  });
  await finish(refused?.putInto(answer) ?? answer, fault, response);
}

/**
 * A refusal is an answer as well: it takes its worker's time, and a fault may show in its place.
 */
async function answerOrRefusal(carryOut: () => Promise<Answer>): Promise<Answer> {
  try {
    return await carryOut();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { status: error.status, body: error.body() };
  }
}

async function finish(answer: Answer, fault: FaultRule | null, response: Response): Promise<void> {
  response.status(answer.status ?? 200);
  if (fault !== null) await showFault(fault, response, JSON.stringify(answer.body));
  else response.set(answer.headers ?? {}).json(answer.body);
}

function writesIn(request: Request): number {
  if (request.method === 'GET' || request.method === 'HEAD') return 0;
  const body = (request.body ?? {}) as Record<string, unknown>;
  if (!request.path.endsWith('/batch')) return 1;
  return ['create', 'update', 'delete'].reduce((sum, part) => {
    const items = body[part];
    return sum + (Array.isArray(items) ? items.length : 0);
  }, 0);
}
