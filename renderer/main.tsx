import './no-peers.ts';
import './jitless.ts';
import './styles/tokens.css';
import './styles/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { HostContext, windowQueries } from './data/engine.ts';
import { App } from './frame/app.tsx';
import { Closed } from './frame/closed.tsx';
import { desktopBridge, desktopHost } from './host/desktop.ts';
import { loopbackHost } from './host/loopback.ts';

const place = document.getElementById('window');
if (!place) throw new Error('the page has no window');
const root = createRoot(place);

const bridge = desktopBridge();
(bridge === null ? loopbackHost() : desktopHost(bridge)).then(
  (host) =>
    root.render(
      <StrictMode>
        <I18nProvider locale="en-GB">
          <HostContext value={host}>
            <QueryClientProvider client={windowQueries}>
              <App />
            </QueryClientProvider>
          </HostContext>
        </I18nProvider>
      </StrictMode>,
    ),
  (error: unknown) => root.render(<Closed error={error} />),
);
