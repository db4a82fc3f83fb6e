import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from '../workspace/chromium.ts';
import { type OpenGround, openGround } from '../workspace/open-ground.ts';
import { declare, respond, room } from './scenes.ts';
import { smallPng } from './small-png.ts';

/** Takes the pictures of docs/looks.md from the demo, in both themes: `npm run pictures`. */

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];
const bytesMax = 80_000;
const scale = 2;

type Shoot = (name: string, theme: Theme, of: Page | Locator) => Promise<void>;

const shoot: Shoot = async (name, theme, of) => {
  const file = `${folder}${name}-${theme}.png`;
  writeFileSync(file, smallPng(await of.screenshot({ animations: 'disabled' })));
  const { size } = statSync(file);
  if (size > bytesMax) throw new Error(`${name}-${theme}.png has ${size} bytes`);
  process.stdout.write(`${name}-${theme}.png ${Math.round(size / 1_000)} kB\n`);
};

async function open(browser: Browser, theme: Theme, width: number, height: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    deviceScaleFactor: scale,
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

/** A message of Muster's where this person sees it; without words the pinned one. */
async function message(page: Page, at: OpenGround, as: string, where: string, words = ''): Promise<Locator> {
  await page.goto(`${at.server.url}?as=${as}&in=${where}&side=none`);
  const all = page.locator(words === '' ? 'main article.is-pinned' : 'main article.message');
  const found = all.filter({ hasText: words }).last();
  await found.waitFor();
  await page.mouse.move(0, 0);
  return found;
}

/** The messages that show where an incident stands. */
async function takeMessages(browser: Browser, at: OpenGround, when: 'before' | 'after'): Promise<void> {
  const dm = at.ground.desk().slack.as('cy').dms().at(-1)?.channel ?? '';
  for (const theme of themes) {
    const page = await open(browser, theme, 660, 1_600);
    await shoot(`card-${when}`, theme, await message(page, at, 'dee', room));
    await shoot(`page-${when}`, theme, await message(page, at, 'cy', dm, 'You are on call'));
    await shoot(`announcement-${when}`, theme, await message(page, at, 'ana', 'incidents', 'Commander'));
    if (when === 'after')
      await shoot('post-mortem', theme, await message(page, at, 'dee', room, 'Post-mortem · INC-1'));
    await page.context().close();
  }
}

/** The whole page of the demo while somebody has to answer, and the dashboard beside it. */
async function takeWhole(browser: Browser, at: OpenGround): Promise<void> {
  for (const theme of themes) {
    const context = await browser.newContext({ viewport: { width: 1360, height: 800 }, colorScheme: theme });
    const page = await context.newPage();
    await page.goto(`${at.server.url}?as=dee&in=${room}`);
    await page.getByText('You are on call').first().waitFor();
    await page.locator('article.is-pinned').evaluate((card) => card.scrollIntoView());
    await shoot('workspace', theme, page);
    await context.close();
  }
}

/** A phone three minutes into a page that nobody answered: an SMS has come, and it rings. */
async function takePhone(browser: Browser): Promise<void> {
  const at = await openGround();
  try {
    const desk = at.ground.desk();
    await declare(desk.slack);
    await desk.advance(3 * 60_000);
    for (const theme of themes) {
      const page = await open(browser, theme, 1_360, 1_400);
      await page.goto(`${at.server.url}?as=dee&in=${room}`);
      const phone = page.getByRole('region', { name: 'Phone of Cy Okafor' });
      await phone.getByText('Incoming call').waitFor();
      await shoot('phone', theme, phone);
      await page.context().close();
    }
  } finally {
    await at.close();
  }
}

async function takeDashboard(browser: Browser, at: OpenGround): Promise<void> {
  for (const theme of themes) {
    const context = await browser.newContext({ viewport: { width: 1180, height: 760 }, colorScheme: theme });
    const page = await context.newPage();
    await page.goto(`${at.ground.dashboardUrl() ?? ''}incidents/1`);
    await shoot('dashboard', theme, page);
    await context.close();
  }
}

const browser = await launchChromium();
if (browser === undefined) throw new Error('without a browser there are no pictures');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const at = await openGround();
try {
  await declare(at.ground.desk().slack);
  await takeMessages(browser, at, 'before');
  await takeWhole(browser, at);
  await respond(at.ground);
  await takeMessages(browser, at, 'after');
  await takeDashboard(browser, at);
  await takePhone(browser);
} finally {
  await at.close();
  await browser.close();
}
