import '@mantine/core/styles.css';
import './app/page.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { newQueryClient } from './api/queries';
import { newRouter } from './app/router';
import { cssVariables, theme } from './app/theme';
import { loadTexts } from './texts/texts';

/** What the service put into the HTML, so that its policy lets our styles through. */
function nonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=nonce]')?.content ?? '';
}

declare global {
  // By this name the lock that keeps a page from scrolling under a dialog asks for the nonce.
  var __webpack_nonce__: string | undefined;
}

async function start(): Promise<void> {
  globalThis.__webpack_nonce__ = nonce();
  const root = document.getElementById('root');
  if (root === null) throw new Error('The page has no place to be shown in');
  await loadTexts();
  // By it the lock of the page behind a dialog gets its style through our policy (get-nonce).
  Object.assign(globalThis, { __webpack_nonce__: nonce() });
  const queries = newQueryClient();
  const router = newRouter(queries);
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={nonce}
      >
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}

void start();
