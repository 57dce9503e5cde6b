/**
 * A session that cannot connect: the second and third wall, and everything else in a session that would phone home, download,
 * or hand a device over. Put on every session that comes into being.
 */
import type { App, ProxyConfig, Session } from 'electron';
import { isAllowedRequest, isShellPage } from './addresses.ts';
import type { Log } from './log.ts';

/** Wall 2: a port of this computer at which nothing listens, for every address without exception. */
export const DEAD_PROXY: ProxyConfig = {
  mode: 'fixed_servers',
  proxyRules: 'http=127.0.0.1:9;https=127.0.0.1:9;socks=127.0.0.1:9',
  proxyBypassRules: '<-loopback>',
};

/** The two things a page of ours may do without asking. Everything else, known today or not, is refused. */
const PERMITTED: readonly string[] = ['clipboard-sanitized-write', 'fullscreen'];

export type OfflineSession = Pick<
  Session,
  | 'setProxy'
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerLanguages'
  | 'setSpellCheckerDictionaryDownloadURL'
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setBluetoothPairingHandler'
  | 'on'
> &
  // Not in every Electron that the program starts in.
  Partial<Pick<Session, 'registerLocalAIHandler'>> & {
    readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'>;
  };

export interface SessionDeps {
  readonly log: Log;
  /** Development tools need their own pages; a packaged program has none. */
  readonly devTools: boolean;
  /** Told of every request that was refused. */
  readonly refused: () => void;
}

/** Puts the walls on one session; resolves once the proxy is in force. */
export async function installOfflineSession(
  session: OfflineSession,
  { log, devTools, refused }: SessionDeps,
): Promise<void> {
  // Electron fetches dictionaries even where spelling is off, so every way to them is closed before any window opens.
  session.setSpellCheckerDictionaryDownloadURL('https://spell.invalid/');
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.on('spellcheck-dictionary-download-begin', () => log('dictionary-download-tried'));

  // Wall 3. Electron heeds only the last listener: nobody else may set one.
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, decide) => {
    const cancel = !isAllowedRequest(url, { devTools });
    if (cancel) {
      refused();
      log('request-refused', { scheme: URL.canParse(url) ? new URL(url).protocol.slice(0, -1) : 'none' });
    }
    decide({ cancel });
  });

  session.setPermissionRequestHandler((_contents, permission, decide, { requestingUrl }) =>
    decide(PERMITTED.includes(permission) && isShellPage(requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission) => PERMITTED.includes(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide(null));
  session.setBluetoothPairingHandler((_details, decide) => decide({ confirmed: false }));
  session.registerLocalAIHandler?.(null);
  session.on('will-download', (event) => {
    event.preventDefault();
    log('download-refused');
  });

  await session.setProxy(DEAD_PROXY);
}

export interface WallDeps extends SessionDeps {
  readonly app: Pick<App, 'on' | 'setProxy' | 'configureHostResolver'>;
  readonly defaultSession: () => OfflineSession;
}

export interface Walls {
  /** Puts the walls on every session that comes into being. Call it before `ready`. */
  listen(): void;
  /** Puts them on what is there once the program is ready. */
  raise(): Promise<void>;
  /** Resolves once this session is walled in: before anything is shown in it. */
  around(session: OfflineSession): Promise<void>;
}

/** The walls around every session there is and will be, put up once for each. */
export function offlineWalls({ app, defaultSession, ...deps }: WallDeps): Walls {
  const walled = new WeakMap<OfflineSession, Promise<void>>();
  function around(session: OfflineSession): Promise<void> {
    const standing = walled.get(session) ?? installOfflineSession(session, deps);
    walled.set(session, standing);
    return standing;
  }
  return {
    listen() {
      app.on('session-created', (session) => void around(session));
    },
    async raise() {
      // The engine and Electron's own services use the system's network context, which has no session.
      app.configureHostResolver({ secureDnsMode: 'off', enableBuiltInResolver: false });
      await app.setProxy(DEAD_PROXY);
      await around(defaultSession());
    },
    around,
  };
}
