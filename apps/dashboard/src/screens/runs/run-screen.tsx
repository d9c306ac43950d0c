import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mayIn, useSignedIn } from '../../app/session';
import { useStoreId } from '../../app/store';
import { Screen } from '../../components/layout/screen';
import { DataView } from '../../components/views/data-view';
import { LiveView } from '../../components/views/live-view';
import { NowhereView } from '../../components/views/nowhere-view';
import { useLive } from '../../live/use-live';
import { DriftDetails } from './drift/drift-details';
import { FullSyncDetails } from './full-sync-details';
import { ListedRunView } from './listed-run-view';
import { liveAddress, listedRunQuery, type RunKind, type RunProgress } from './run-queries';
import { RunProgressView } from './run-progress';
import { RUN_KINDS } from './run-kinds';

/** One run: how far it is, live, what came of it, and what can be done about it. */
export function RunScreen(): ReactNode {
  const { t } = useTranslation();
  const params = useParams({ from: '/signed-in/runs/$kind/$runId' });
  const storeId = useStoreId();
  const kind = RUN_KINDS.find((known) => known === params.kind);
  if (kind === undefined) return <NowhereView />;
  const run = { storeId, kind, id: params.runId };
  return (
    <Screen title={t(`runs.kind.${kind}`)}>
      {kind === 'full-sync' || kind === 'drift' ? (
        <WatchedRun key={`${kind} ${run.id}`} {...run} kind={kind} />
      ) : (
        <OtherRun key={`${kind} ${run.id}`} {...run} kind={kind} />
      )}
    </Screen>
  );
}

interface Run<Kind extends RunKind> {
  readonly storeId: string;
  readonly kind: Kind;
  readonly id: string;
}

function WatchedRun({ storeId, kind, id }: Run<'full-sync' | 'drift'>): ReactNode {
  const live = useLive<RunProgress>(liveAddress(storeId, kind, id));
  const somebody = useSignedIn();
  const mayRead = mayIn(somebody, live.data?.storeId ?? storeId, 'operator');
  const Details = kind === 'full-sync' ? FullSyncDetails : DriftDetails;
  return (
    <Stack gap="lg">
      <LiveView live={live}>{(run) => <RunProgressView run={run} />}</LiveView>
      {mayRead && <Details id={id} progress={live.data} />}
    </Stack>
  );
}

/** A pull of orders, or an adoption: of these the list knows all, and the last adoption is live. */
function OtherRun({ storeId, kind, id }: Run<'order-pull' | 'adoption'>): ReactNode {
  const query = useQuery(listedRunQuery(storeId, kind, id));
  const isRunning = query.data?.state === 'running';
  const live = useLive<RunProgress>(isRunning ? liveAddress(storeId, kind, id) : null);
  return (
    <DataView query={query}>
      {(run) =>
        run === null ? (
          <NowhereView />
        ) : live.data?.id === id ? (
          <LiveView live={live}>{(now) => <RunProgressView run={now} />}</LiveView>
        ) : (
          <ListedRunView run={run} />
        )
      }
    </DataView>
  );
}
