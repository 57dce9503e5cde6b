/**
 * What any page, frame or view may never do: go elsewhere, open windows, hold other pages, talk to peers.
 */
import type { App, Event, WebContents } from 'electron';
import { isShellPage } from './addresses.ts';
import type { Log } from './log.ts';

export interface ContentsDeps {
  readonly app: Pick<App, 'on'>;
  readonly log: Log;
}

type Watched = Pick<WebContents, 'on' | 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy'>;

/** Holds every web contents that comes into being to the rules. */
export function installContentsRules({ app, log }: ContentsDeps): void {
  app.on('web-contents-created', (_event, contents) => restrain(contents, log));
}

/** The rules for one. A content policy does not stop a page from leaving, so this does. */
export function restrain(contents: Watched, log: Log): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(() => {
    log('window-refused');
    return { action: 'deny' };
  });
  const stay = (event: Event<{ readonly url: string }>) => {
    if (isShellPage(event.url)) return;
    event.preventDefault();
    log('navigation-refused');
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log('webview-refused');
  });
}
