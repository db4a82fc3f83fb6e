import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../workspace/chromium.ts';
import { faults, openPage, shoot } from '../workspace/page.ts';
import { type OpenDashboard, openDashboard } from './open-dashboard.ts';

const browser = await launchChromium();

describe.skipIf(browser === undefined)('the dashboard in the browser', () => {
  let at: OpenDashboard;
  let page: Page;
  const chromium = browser as Browser;
  const broken: string[] = [];
  const open = async (options: BrowserContextOptions = {}) => {
    const opened = await openPage(chromium, { viewport: { width: 1280, height: 800 }, ...options });
    opened.on('pageerror', (error) => broken.push(error.message));
    opened.on('request', (request) => {
      if (!request.url().startsWith(at.world.dashboardUrl)) broken.push(`asked ${request.url()}`);
    });
    return opened;
  };
  const address = (path: string) => new URL(path, at.world.dashboardUrl).href;
  beforeAll(async () => {
    at = await openDashboard();
    page = await open();
  });
  afterAll(async () => {
    await at.world.close();
    await chromium.close();
  });

  test('an empty list says what to do', async () => {
    await page.goto(at.world.dashboardUrl);
    await page.getByText('Declare one in Slack').waitFor();
    expect(await faults(page)).toEqual([]);
    await shoot(page, 'dashboard-empty', true);
  });

  test('keeps itself current, and the keyboard where it was', async () => {
    await page.getByRole('link', { name: 'Closed' }).focus();
    await at.types('dee', 'new! sev1 order-gateway Orders rejected on the options desk');
    await page.goto(address('/incidents'));
    await at.types('bo', 'new! sev3 blotter Blotter slow');
    const first = page.getByRole('link', { name: 'Orders rejected on the options desk' });
    await first.focus();
    await page.getByRole('link', { name: 'Blotter slow' }).waitFor();
    expect(await first.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    expect(await page.title()).toBe('(2) Incidents · Muster');
    await at.types('cy', 'ack', at.channel(1));
    await page.getByText('Acknowledged by Cy Okafor').waitFor();
  });

  test('from the list to the page and back by keyboard', async () => {
    await page.keyboard.press('Home');
    await page.getByRole('link', { name: 'Orders rejected on the options desk' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Orders rejected on the options desk' }).waitFor();
    await page.getByRole('heading', { name: 'Who was paged' }).waitFor();
    await page.getByRole('link', { name: 'All incidents' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Incidents' }).waitFor();
  });

  test('the post-mortem is shown in its own style', async () => {
    await at.types('cy', 'resolve', at.channel(1));
    await at.world.slack.as('cy').fill({ 'What fixed it?': 'Rolled back to 4.2.1' });
    await at.world.slack.as('cy').submit();
    await at.settle();
    await at.types('cy', 'close', at.channel(1));
    await at.world.slack.as('cy').submit();
    await at.settle();
    await page.goto(address('/incidents/1'));
    await page.getByRole('link', { name: 'Read the post-mortem' }).click();
    await page.getByRole('heading', { name: 'What fixed it' }).waitFor();
    expect(await page.evaluate('getComputedStyle(document.querySelector("h1")).fontSize')).not.toBe('32px');
    expect(await faults(page)).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('nothing serious for axe in %s, wide and on a phone', async (colorScheme) => {
    for (const size of ['wide', 'phone'] as const) {
      const small = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
      const shown = await open({ colorScheme, ...(size === 'phone' ? small : {}) });
      for (const [name, path] of [
        ['list', '/incidents'],
        ['closed', '/incidents/1'],
        ['open', '/incidents/2'],
        ['on-call', '/oncall'],
        ['missing', '/incidents/99'],
      ] as const) {
        await shown.goto(address(path));
        expect([name, await faults(shown)]).toEqual([name, []]);
        expect([name, await shown.evaluate('document.documentElement.scrollWidth - innerWidth')]).toEqual([name, 0]);
        await shoot(shown, `dashboard-${name}-${size}-${colorScheme}`, true);
      }
      await shown.context().close();
    }
  });

  test('the page is whole without its script', async () => {
    const plain = await open({ javaScriptEnabled: false });
    await plain.goto(address('/incidents'));
    expect(await plain.getByRole('link', { name: 'Blotter slow' }).count()).toBe(1);
    await plain.context().close();
  });

  test('says so when Muster does not answer any more', async () => {
    await page.goto(address('/incidents'));
    await page.route('**/incidents', (route) => route.abort());
    await page.getByText('Not up to date').waitFor();
    await page.unroute('**/incidents');
    await page.getByText('Not up to date').waitFor({ state: 'detached' });
  });

  test('nothing broke, and nothing was asked of other servers', () => {
    expect(broken).toEqual([]);
  });
});
