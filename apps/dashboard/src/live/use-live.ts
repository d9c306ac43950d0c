import { useEffect, useState } from 'react';

/** What a live address said last, and since when it says nothing. */
export interface Live<Data> {
  readonly data: Data | null;
  /** Null while the connection is there. */
  readonly lostSince: Date | null;
}

/** After so long an address is listened to anew that the browser has given up on. */
const AGAIN_AFTER_MS = 3_000;

/**
 * Listens to server-sent events, from where they were lost on. The browser connects again by
 * itself; `Last-Event-ID` tells the service what was seen. Where it gives up, as on an answer of 503,
 * it is made to begin anew.
 * @param address null to listen to nothing
 */
export function useLive<Data>(address: string | null): Live<Data> {
  const [live, setLive] = useState<Live<Data>>({ data: null, lostSince: null });
  useEffect(() => {
    if (address === null) return;
    let source: EventSource | null = null;
    let again: ReturnType<typeof setTimeout> | undefined;
    const listen = (): void => {
      source = listenTo(address, setLive, () => {
        again = setTimeout(listen, AGAIN_AFTER_MS);
      });
    };
    listen();
    return () => {
      clearTimeout(again);
      source?.close();
    };
  }, [address]);
  return live;
}

function listenTo<Data>(
  address: string,
  tell: (next: (before: Live<Data>) => Live<Data>) => void,
  onGivenUp: () => void,
): EventSource {
  const source = new EventSource(address);
  source.onopen = () => {
    tell(({ data }) => ({ data, lostSince: null }));
  };
  source.addEventListener('state', (event: MessageEvent<string>) => {
    const data = JSON.parse(event.data) as Data;
    tell(() => ({ data, lostSince: null }));
  });
  // What ends because the service restarts is connected to again; all else is over.
  source.addEventListener('end', (event: MessageEvent<string>) => {
    const { reason } = JSON.parse(event.data) as { reason: string };
    if (reason !== 'stopping') source.close();
  });
  source.onerror = () => {
    tell(({ data, lostSince }) => ({ data, lostSince: lostSince ?? new Date() }));
    if (source.readyState === EventSource.CLOSED) onGivenUp();
  };
  return source;
}
