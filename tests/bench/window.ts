/**
 * The window at full size: `node tests/bench/window.ts [PASSAGES] [WORKSPACE]`, 100,000 by default. A workspace that is
 * named is made where it is missing and kept for the next time. Opens it in a real browser through the loopback host and
 * measures, inside the page, from the key to the frame that shows the next passage, frames that scrolling drops, and how
 * long typing in search is held up. Prints figures and judges nothing, as a busy machine is no defect.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { launchOptions } from '../browser/chromium.ts';
import { end, serve } from '../browser/served.ts';
import { makeLargeWorkspace } from './window-workspace.ts';

/** What the product promises: milliseconds to the next passage, and the share of frames that scrolling may drop. */
const NEXT_PASSAGE = 50;
const DROPPED = 0.05;
/** A task that holds the page up for longer is felt while typing; the W3C's Long Tasks name the same figure. */
const LONG_TASK = 50;
const STEPS = 60;
/** Milliseconds between two keys of a quick reader, and of a quick typist. */
const READING_PACE = 200;
const TYPING_PACE = 90;
/** Pixels of one notch of a wheel; sixty of them a second is as fast as a hand turns it. */
const NOTCH = 120;

const passages = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(path.join(tmpdir(), 'evidence-desk-window-'));
const file = process.argv[3] ?? path.join(folder, 'large.evidence');

function print(name: string, value: string): void {
  process.stdout.write(`${name.padEnd(52)} ${value}\n`);
}

const load = () => `load ${loadavg()[0]?.toFixed(2)} on ${cpus().length} cores`;

function printTimes(name: string, times: readonly number[], promised: number): void {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const within = sorted.filter((time) => time <= promised).length;
  print(
    name,
    `median ${at(0.5).toFixed(0)} ms, 95th percentile ${at(0.95).toFixed(0)} ms (${(at(0.95) / promised).toFixed(2)} of ${promised} ms), longest ${at(1).toFixed(0)} ms; ${within} of ${sorted.length} within; ${load()}`,
  );
}

/** Counts inside the page; `bench` is what the functions below leave there. */
interface Bench {
  /** Milliseconds from the key to the frame with the next passage, and with its suggestions. */
  moved: number[];
  whole: number[];
  long: number[];
  /** Keys that asked for a criterion instead, since nothing is suggested, or nothing was there yet. */
  asked: { nothing: number; early: number };
}

/** Watches these keys in the page: when the open passage is another one, and when its suggestions stand below it. */
async function watchKeys(page: Page, watched: readonly string[]): Promise<void> {
  await page.evaluate((keysWatched) => {
    const bench: Bench = { moved: [], whole: [], long: [], asked: { nothing: 0, early: 0 } };
    Object.assign(window, { bench });
    const open = () => document.querySelector('article[aria-current="true"]');
    const named = () => open()?.getAttribute('aria-label') ?? '';
    const ready = () => open()?.querySelector('[aria-label="Suggested criteria"]') !== null;
    const afterPaint = (then: () => void) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = then;
      requestAnimationFrame(() => channel.port2.postMessage(null));
    };
    window.addEventListener(
      'keydown',
      (event) => {
        if (!keysWatched.includes(event.key)) return;
        const pressed = event.timeStamp;
        const before = named();
        const wasReady = ready() || open()?.textContent?.includes('No suggestion') === true;
        let moved = false;
        const look = () => {
          if (!moved && document.querySelector('[role="dialog"]') !== null) {
            bench.asked[wasReady ? 'nothing' : 'early']++;
            return;
          }
          if (!moved && named() !== before) {
            moved = true;
            bench.moved.push(performance.now() - pressed);
          }
          if (moved && ready()) bench.whole.push(performance.now() - pressed);
          else if (performance.now() - pressed < 5000) afterPaint(look);
        };
        afterPaint(look);
      },
      { capture: true },
    );
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) bench.long.push(entry.duration);
    }).observe({ type: 'longtask' });
  }, watched);
}

const take = (page: Page) =>
  page.evaluate(() => {
    const { bench } = window as unknown as { bench: Bench };
    const taken = {
      moved: [...bench.moved],
      whole: [...bench.whole],
      long: [...bench.long],
      asked: { ...bench.asked },
    };
    bench.asked = { nothing: 0, early: 0 };
    for (const list of [bench.moved, bench.whole, bench.long]) list.length = 0;
    return taken;
  });

async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: place, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: place }).waitFor();
}

async function keys(page: Page, key: string, name: string): Promise<void> {
  await take(page);
  for (let step = 0; step < STEPS; step++) {
    await page.keyboard.press(key);
    await page.waitForTimeout(READING_PACE);
    // Where nothing is suggested, accepting asks for a criterion first.
    if (await page.getByRole('dialog').isVisible()) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('x');
      await page.waitForTimeout(READING_PACE);
    }
  }
  const { moved, whole, long, asked } = await take(page);
  printTimes(`${name}: passage painted`, moved, NEXT_PASSAGE);
  printTimes(`${name}: with its suggestions`, whole, NEXT_PASSAGE);
  print(`${name}: tasks over ${LONG_TASK} ms`, `${long.length}, longest ${Math.max(0, ...long).toFixed(0)} ms`);
  if (asked.nothing + asked.early > 0)
    print(
      `${name}: asked for a criterion instead`,
      `${asked.nothing} without a suggestion, ${asked.early} before the suggestions were there`,
    );
}

/** Scrolls with the wheel and counts the frames that came late; a frame that took two turns dropped one. */
async function scroll(page: Page, name: string, sideways = false): Promise<void> {
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { frames });
    const count = (now: number) => {
      frames.push(now);
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  for (let turn = 0; turn < 120; turn++) {
    const by = turn < 60 ? NOTCH : -NOTCH;
    await page.mouse.wheel(sideways ? by : 0, sideways ? 0 : by);
    await page.waitForTimeout(16);
  }
  const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames.splice(0));
  const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? at));
  const turn = [...gaps].sort((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? 16.7;
  const dropped = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / turn) - 1), 0);
  const share = dropped / (gaps.length + dropped);
  print(
    `${name}: frames dropped`,
    `${(share * 100).toFixed(1)} % of ${gaps.length + dropped} (${(share / DROPPED).toFixed(2)} of ${DROPPED * 100} %), longest ${Math.max(...gaps).toFixed(0)} ms; ${load()}`,
  );
}

try {
  if (!existsSync(file)) {
    const start = performance.now();
    await makeLargeWorkspace(file, passages);
    print(`${passages} passages made ready`, `${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
  const served = await serve(folder, file);
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
    page.setDefaultTimeout(60_000);
    const start = performance.now();
    await page.goto(served.address);
    // A workspace that was open before opens where one was.
    await goTo(page, 'Library');
    await page.getByRole('grid', { name: 'Documents' }).getByRole('row').nth(1).waitFor();
    print('window opened, library shown', `${(performance.now() - start).toFixed(0)} ms`);
    await page.mouse.move(600, 500);
    await scroll(page, 'library');

    const toReview = performance.now();
    await goTo(page, 'Review');
    await page.getByRole('list', { name: 'Suggested criteria' }).waitFor();
    print('review opened', `${(performance.now() - toReview).toFixed(0)} ms`);
    await watchKeys(page, ['j', 'a']);
    await keys(page, 'j', 'next');
    await keys(page, 'a', 'accept and next');
    await page.mouse.move(660, 720);
    await scroll(page, 'passages to decide');

    const toGrid = performance.now();
    await goTo(page, 'Grid');
    await page.getByRole('grid').getByRole('gridcell').first().waitFor();
    print('grid opened', `${(performance.now() - toGrid).toFixed(0)} ms`);
    await page.mouse.move(700, 400);
    await scroll(page, 'grid, sideways', true);

    await goTo(page, 'Search');
    const field = page.getByRole('searchbox');
    await field.click();
    await take(page);
    await field.pressSequentially('supervision records lack actions', { delay: TYPING_PACE });
    await page.locator('mark').first().waitFor();
    const { long } = await take(page);
    print(
      `typing in search: tasks over ${LONG_TASK} ms`,
      `${long.length}, longest ${Math.max(0, ...long).toFixed(0)} ms; ${load()}`,
    );
    await page.mouse.move(600, 500);
    await scroll(page, 'hits of a search');
  } finally {
    await browser.close();
    await end(served.child, 'SIGTERM');
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
