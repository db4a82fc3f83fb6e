import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

/** Screenshots of every run are kept, to be looked at afterwards. */
const shots = process.env.MUSTER_SCREENSHOTS ?? 'artefacts/screenshots';
const waitMs = 12_000;

/** A page of its own, as wide as a desk. */
export async function openPage(from: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await from.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(waitMs);
  return page;
}

export async function shoot(page: Page, name: string, fullPage = false): Promise<void> {
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage });
}

/** What axe finds, whatever its weight, by rule and element. */
export async function faults(page: Page): Promise<string[]> {
  // Evaluated, not loaded: the page itself takes no script from elsewhere.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
  const found = await page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => id + ': ' + html.slice(0, 140) + ' ' + (any[0]?.message ?? ''))))`);
  return found as string[];
}

/** The field to type in, and the messages, of the channel. */
export const typed = (page: Page): Locator => page.locator('main .composer textarea');
export const log = (page: Page): Locator => page.locator('main .log');

export async function say(page: Page, text: string): Promise<void> {
  await typed(page).fill(text);
  await typed(page).press('Enter');
}
