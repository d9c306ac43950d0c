import { hostSetup } from '../host/host-setup';
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { BEHAVIOURS, type BehaviourName } from '../behaviour/behaviours';
import { shopSettings } from '../state/shop-settings';
import type { StoreContext } from '../store-context';
import { NO_SLOWDOWN, TIME_MODELS, type TimeModel, type TimeModelName } from '../speed/time-model';

const milliseconds = z.number().min(0).optional();
const behaviour = z.strictObject({
  preset: z.enum(Object.keys(TIME_MODELS) as [TimeModelName, ...TimeModelName[]]).optional(),
  perCall: milliseconds,
  perUpdate: milliseconds,
  perUpdateTrimmed: milliseconds,
  perCreate: milliseconds,
  perCreateTrimmed: milliseconds,
  perVariation: milliseconds,
  perRow: milliseconds,
  workers: z.number().int().positive().optional(),
  cores: z.number().positive().optional(),
  slowdown: z
    .strictObject({
      perCall: z.number().min(0).default(0),
      perSecond: z.number().min(0).default(0),
      most: z.number().min(1).default(Infinity),
    })
    .nullish(),
  maxBatch: z.number().int().min(1).max(100).optional(),
  variationsOfManyParents: z.boolean().optional(),
  behindTls: z.boolean().optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
  host: z.record(z.string(), z.unknown()).optional(),
  webhookDelayMs: z.number().int().min(0).optional(),
  stockWindowMs: milliseconds,
  stockShownAfterMs: milliseconds,
  journalLimit: z.number().int().positive().optional(),
  off: z.array(z.enum(Object.keys(BEHAVIOURS) as [BehaviourName, ...BehaviourName[]])).optional(),
});

type Wish = z.output<typeof behaviour>;

/** How the double behaves, to be read and changed while it runs. */
export function behaviourRoutes(context: StoreContext): Router {
  const router = Router();
  router.get('/behaviour', (_request: Request, response: Response) => {
    response.json(behaviourOf(context));
  });
  router.patch('/behaviour', (request: Request, response: Response) => {
    apply(context, behaviour.parse(request.body));
    response.json(behaviourOf(context));
  });
  return router;
}

function apply(context: StoreContext, wish: Wish): void {
  const { slowdown, off, settings, webhookDelayMs, journalLimit } = wish;
  context.workers.model = modelOf(context.workers.model, wish);
  if (slowdown !== undefined) context.workers.slowDown(slowdown ?? NO_SLOWDOWN);
  context.maxBatch = wish.maxBatch ?? context.maxBatch;
  context.variationsOfManyParents = wish.variationsOfManyParents ?? context.variationsOfManyParents;
  context.behindTls = wish.behindTls ?? context.behindTls;
  Object.assign(context.settings, shopSettings.parse({ ...context.settings, ...settings }));
  context.host = hostSetup.parse({ ...context.host, ...wish.host });
  if (webhookDelayMs !== undefined) context.webhooks.queue.delayMs = webhookDelayMs;
  context.stockTiming.windowMs = wish.stockWindowMs ?? context.stockTiming.windowMs;
  context.stockTiming.shownAfterMs = wish.stockShownAfterMs ?? context.stockTiming.shownAfterMs;
  if (journalLimit !== undefined) context.journal.limit = journalLimit;
  if (off !== undefined) context.behaviours.switchOff(off);
}

/** The model of the preset, or the one that holds, with the single values over it. */
function modelOf(current: TimeModel, wish: Wish): TimeModel {
  const { perCall, perUpdate, perUpdateTrimmed, perCreate, perCreateTrimmed } = wish;
  const base: TimeModel = wish.preset === undefined ? current : TIME_MODELS[wish.preset];
  return {
    perCall: perCall ?? base.perCall,
    perUpdate: perUpdate ?? base.perUpdate,
    perUpdateTrimmed: perUpdateTrimmed ?? base.perUpdateTrimmed,
    perCreate: perCreate ?? base.perCreate,
    perCreateTrimmed: perCreateTrimmed ?? base.perCreateTrimmed,
    perVariation: wish.perVariation ?? base.perVariation,
    perRow: wish.perRow ?? base.perRow,
    workers: wish.workers ?? base.workers,
    cores: wish.cores ?? base.cores,
    noise: base.noise,
  };
}

function behaviourOf(context: StoreContext): Record<string, unknown> {
  return {
    model: context.workers.model,
    slowerBy: context.workers.factor(),
    maxBatch: context.maxBatch,
    variationsOfManyParents: context.variationsOfManyParents,
    behindTls: context.behindTls,
    settings: context.settings,
    host: context.host,
    webhookDelayMs: context.webhooks.queue.delayMs,
    stockWindowMs: context.stockTiming.windowMs,
    stockShownAfterMs: context.stockTiming.shownAfterMs,
    journalLimit: Number.isFinite(context.journal.limit) ? context.journal.limit : null,
    off: context.behaviours.list(),
  };
}
