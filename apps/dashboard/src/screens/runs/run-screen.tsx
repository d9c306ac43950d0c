import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mayIn, useSignedIn } from '../../app/session';
import { Screen } from '../../components/layout/screen';
import { DataView } from '../../components/views/data-view';
import { LiveView } from '../../components/views/live-view';
import { NowhereView } from '../../components/views/nowhere-view';
import { useLive } from '../../live/use-live';
import { DriftDetails } from './drift/drift-details';
import { FullSyncDetails } from './full-sync-details';
import { ListedRunView } from './listed-run-view';
import { liveAddress, runQuery, type ListedRun, type RunProgress } from './run-queries';
import { RunProgressView } from './run-progress';
import { RUN_KINDS } from './run-kinds';

/** One run: how far it is, live, what came of it, and what can be done about it. */
export function RunScreen(): ReactNode {
  const { t } = useTranslation();
  const params = useParams({ from: '/signed-in/runs/$kind/$runId' });
  const kind = RUN_KINDS.find((known) => known === params.kind);
  if (kind === undefined) return <NowhereView />;
  const { runId } = params;
  return (
    <Screen title={t(`runs.kind.${kind}`)}>
      <SomeRun key={`${kind} ${runId}`} kind={kind} id={runId} />
    </Screen>
  );
}

/** Asks whether there is such a run before anything is listened to. */
function SomeRun({ kind, id }: Pick<ListedRun, 'kind' | 'id'>): ReactNode {
  const query = useQuery(runQuery(kind, id));
  return (
    <DataView query={query}>
      {(run) =>
        run === null ? (
          <NowhereView />
        ) : run.kind === 'full-sync' || run.kind === 'drift' ? (
          <WatchedRun run={run} />
        ) : (
          <OtherRun run={run} />
        )
      }
    </DataView>
  );
}

function WatchedRun({ run: { kind, id, storeId } }: { run: ListedRun }): ReactNode {
  const live = useLive<RunProgress>(liveAddress(storeId, kind, id));
  const mayRead = mayIn(useSignedIn(), storeId, 'operator');
  const Details = kind === 'full-sync' ? FullSyncDetails : DriftDetails;
  return (
    <Stack gap="lg">
      <LiveView live={live}>{(run) => <RunProgressView run={run} />}</LiveView>
      {mayRead && <Details id={id} progress={live.data} />}
    </Stack>
  );
}

/** A pull of orders, or an adoption: of these the list knows all, and the last adoption is live. */
function OtherRun({ run }: { run: ListedRun }): ReactNode {
  const { kind, id, storeId } = run;
  const isRunning = run.state === 'running';
  const live = useLive<RunProgress>(isRunning ? liveAddress(storeId, kind, id) : null);
  return live.data?.id === id ? (
    <LiveView live={live}>{(now) => <RunProgressView run={now} />}</LiveView>
  ) : (
    <ListedRunView run={run} />
  );
}
