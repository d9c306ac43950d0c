import { Controller, Param, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiNotFoundResponse, ApiTags } from '@nestjs/swagger';
import { checkStore, CurrentActor, type Actor } from '@cypher/platform';
import type { Request, Response } from 'express';
import type { LiveReading } from '../../application/live/live-polls';
import { WatchRuns, type RunToWatch } from '../../application/live/watch-runs';
import { ReadOverview } from '../../application/use-cases/overview/read-overview.use-case';
import { RunParams } from '../requests/run.params';
import { OfStoreFound, OfStoreInPath, OfStoreInQuery } from '../requests/store-of-request';
import { StoreQuery } from '../requests/store.query';
import { StoreParams } from '../requests/stores/store.requests';
import { OverviewResponse, toOverviewResponse } from '../responses/overview/overview.response';
import {
  RunProgressResponse,
  toRunProgressResponse,
} from '../responses/overview/run-progress.response';
import { LiveRoute } from './live-route.decorator';
import { LiveStreams, type LiveRequest } from './live-streams';

const OVERVIEW_EVERY_MS = 2_000;

/** What passes by itself is told so often: who looks has to see that we are there. */
const PASSING_EVERY_MS = 10_000;

/** What of an overview passes by itself, and is no news. */
const NO_NEWS: ReadonlySet<string> = new Set([
  'asOf',
  'oldestAgeSeconds',
  'beatAt',
  'silentSeconds',
  'memoryBytes',
]);

/** What changes while somebody looks, by server-sent events. */
@ApiTags('live')
@ApiBearerAuth()
@Controller('api/v1/woocommerce')
export class LiveController {
  constructor(
    private readonly streams: LiveStreams,
    private readonly watchRuns: WatchRuns,
    private readonly readOverview: ReadOverview,
  ) {}

  @LiveRoute('sync/runs/:id/live', 'How far a full sync is, while it goes on', RunProgressResponse)
  @ApiNotFoundResponse({ description: 'RUN_NOT_FOUND' })
  @OfStoreFound()
  async fullSync(
    @Param() { id }: RunParams,
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const run = await this.watchRuns.fullSync(id, toRunProgressResponse);
    await this.startOf(run, { request, response, actor });
  }

  @LiveRoute(
    'sync/drift/:id/live',
    'How far a comparison is, while it goes on',
    RunProgressResponse,
  )
  @ApiNotFoundResponse({ description: 'DRIFT_RUN_NOT_FOUND' })
  @OfStoreFound()
  async drift(
    @Param() { id }: RunParams,
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const run = await this.watchRuns.drift(id, toRunProgressResponse);
    await this.startOf(run, { request, response, actor });
  }

  @LiveRoute(
    'stores/:id/adoption/live',
    'How far the reading of a shop for adoption is, while it goes on',
    RunProgressResponse,
  )
  @ApiNotFoundResponse({ description: 'ADOPTION_NOT_FOUND' })
  @OfStoreInPath()
  async adoption(
    @Param() { id }: StoreParams,
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const run = await this.watchRuns.adoption(id, toRunProgressResponse);
    await this.startOf(run, { request, response, actor });
  }

  @LiveRoute(
    'overview/live',
    'The overview whenever it changes, every 2 s at most',
    OverviewResponse,
  )
  @ApiNotFoundResponse({ description: 'STORE_NOT_FOUND' })
  @OfStoreInQuery()
  async overview(
    @Query() { storeId }: StoreQuery,
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const read = async (): Promise<LiveReading> => {
      const data = toOverviewResponse(await this.readOverview.execute(storeId));
      const news = JSON.stringify(data, (key, value: unknown) =>
        NO_NEWS.has(key) ? undefined : value,
      );
      const passed = Math.floor(data.asOf.getTime() / PASSING_EVERY_MS);
      return { data, news: [passed, news], isOver: false };
    };
    // What is wrong with the request is told before anything is streamed.
    await this.readOverview.exists(storeId);
    const source = { key: `overview ${storeId}`, everyMs: OVERVIEW_EVERY_MS, read };
    await this.streams.start(source, { request, response, actor });
  }

  private async startOf({ storeId, source }: RunToWatch, listener: LiveRequest): Promise<void> {
    checkStore(listener.actor, storeId);
    await this.streams.start(source, listener);
  }
}
