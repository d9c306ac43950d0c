import { useEffect, useState } from 'react';

/** What a live address said last, and since when it says nothing. */
export interface Live<Data> {
  readonly data: Data | null;
  /** Null while the connection is there. */
  readonly lostSince: Date | null;
}

/**
 * Listens to server-sent events, from where they were lost on. The browser connects again by
 * itself; `Last-Event-ID` tells the service what was seen.
 * @param address null to listen to nothing
 */
export function useLive<Data>(address: string | null): Live<Data> {
  const [live, setLive] = useState<Live<Data>>({ data: null, lostSince: null });
  useEffect(() => {
    if (address === null) return;
    const source = new EventSource(address);
    source.onopen = () => {
      setLive(({ data }) => ({ data, lostSince: null }));
    };
    source.addEventListener('state', (event: MessageEvent<string>) => {
      setLive({ data: JSON.parse(event.data) as Data, lostSince: null });
    });
    // What ends because the service restarts is connected to again; all else is over.
    source.addEventListener('end', (event: MessageEvent<string>) => {
      const { reason } = JSON.parse(event.data) as { reason: string };
      if (reason !== 'stopping') source.close();
    });
    source.onerror = () => {
      setLive(({ data, lostSince }) => ({ data, lostSince: lostSince ?? new Date() }));
    };
    return () => {
      source.close();
    };
  }, [address]);
  return live;
}
