import { SessionRefused } from '../host/host.ts';
import { Mark } from '../parts/icon.tsx';
import styles from './closed.module.css';

/** Shown when the window cannot reach its engine at all. */
export function Closed({ error }: { readonly error: unknown }) {
  return (
    <main className={styles.closed}>
      <Mark />
      <h1>{error instanceof SessionRefused ? 'This address lets nobody in' : 'The program does not answer'}</h1>
      <p>
        {error instanceof SessionRefused
          ? 'The address that the program printed when it was started opens this window once, so that nobody else can use it. Copy the whole address from there, with everything after the #, and open it again. If it has been used, press Enter where the program runs: it prints a new one.'
          : 'The program that reads the letters has stopped or was never started. Everything saved is kept in the workspace. Start it again and open the address it prints.'}
      </p>
    </main>
  );
}
