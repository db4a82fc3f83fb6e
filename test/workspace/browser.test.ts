import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { type OpenGround, openGround } from './open-ground.ts';
import { faults, log, openPage as open, say, shoot, typed } from './page.ts';

const title = 'Orders rejected on the options desk';
const room = 'inc-1-orders-rejected-on-the-options-desk';
const waitMs = 12_000;

const browser = await launchChromium();

const phone = (page: Page, name: string) => page.getByRole('region', { name: `Phone of ${name}` });

describe.skipIf(browser === undefined)('an incident in the browser', () => {
  let at: OpenGround;
  let page: Page;
  const chromium = browser as Browser;
  const broken: string[] = [];

  beforeAll(async () => {
    at = await openGround();
    page = await open(chromium);
    page.on('pageerror', (error) => broken.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(at.server.url)) broken.push(`asked ${request.url()}`);
    });
  });

  afterAll(async () => {
    await at.close();
    await chromium.close();
  });

  test('a first visit says what to type', async () => {
    await page.goto(at.server.url);
    await page.getByText('below to declare an incident').waitFor();
    expect(await faults(page)).toEqual([]);
    await shoot(page, '1-first-visit');
  });

  test('a wrong word is answered to who typed it', async () => {
    await say(page, '/incident updaet');
    await log(page).getByText('Only visible to you').waitFor();
    await log(page).getByText('Did you mean').waitFor();
    await say(page, '/incidents');
    await page.locator('#toasts').getByText('/incidents is not a valid command').waitFor();
  });

  test('a command is completed from the keyboard', async () => {
    await typed(page).pressSequentially('/in');
    await page.getByRole('option', { name: '/incident' }).waitFor();
    await typed(page).press('Tab');
    await page.getByRole('option', { name: 'new [severity]' }).waitFor();
    await typed(page).pressSequentially('res');
    await typed(page).press('Enter');
    await expect.poll(() => typed(page).inputValue()).toBe('/incident resolve ');
    await typed(page).fill('');
  });

  test('the form says which field is empty, and Esc closes it', async () => {
    await say(page, '/incident');
    const form = page.getByRole('dialog', { name: 'Declare incident' });
    await form.waitFor();
    await form.getByRole('button', { name: 'Declare' }).click();
    await form.getByText('Please complete this required field.').waitFor();
    const field = form.getByLabel('What is happening?');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    expect(await faults(page)).toEqual([]);
    await shoot(page, '2-form-with-an-error');
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    expect(await typed(page).evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
  });

  test('declares, with a service found by searching', async () => {
    await say(page, '/incident');
    const form = page.getByRole('dialog', { name: 'Declare incident' });
    await form.getByLabel('What is happening?').fill(title);
    await form.getByLabel('SEV1').check();
    const service = form.getByRole('combobox', { name: 'Service' });
    await service.click();
    await service.fill('order');
    await service.press('Enter');
    await expect.poll(() => service.inputValue()).toContain('Order gateway');
    expect(await form.getByLabel('What is happening?').inputValue()).toBe(title);
    await form.getByRole('button', { name: 'Declare' }).click();
    await form.waitFor({ state: 'detached' });
    await page.locator('.sidebar').getByRole('link', { name: room }).click();
    await log(page).getByRole('button', { name: 'Acknowledge' }).waitFor();
    await page.getByText('Join Zoom').first().waitFor();
    await shoot(page, '3-declared');
  });

  test('the paged person acknowledges on their phone', async () => {
    const cy = phone(page, 'Cy Okafor');
    await cy.getByText('You are on call').waitFor();
    await page.getByLabel('Act as').selectOption('cy');
    await page.locator('body[data-as=cy]').waitFor();
    await cy.getByRole('button', { name: 'Acknowledge' }).click();
    await cy.getByText('Acknowledged by').waitFor();
    await log(page).getByText('acknowledged after').waitFor();
    expect(await faults(page)).toEqual([]);
    await shoot(page, '4-acknowledged');
  });

  test('reacts, replies in the thread, ticks a step, inspects a call', async () => {
    await say(page, 'Rolling back <b>gw-1</b> to *4.2.1*');
    const line = log(page).getByRole('article').filter({ hasText: 'Rolling back <b>gw-1</b>' });
    await line.hover();
    await line.getByRole('button', { name: 'Pin to the timeline' }).click();
    await line.getByRole('button', { name: /^pushpin, 1/ }).waitFor();
    await line.getByRole('button', { name: 'More reactions' }).click();
    await line.getByRole('menuitem', { name: 'React with tada' }).click();
    await line.getByRole('button', { name: /^tada, 1/ }).waitFor();
    await line.hover();
    await line.getByRole('button', { name: 'Reply in thread' }).click();
    const thread = page.getByRole('region', { name: 'Thread', exact: true });
    await thread.locator('textarea').fill('done on gw-1');
    await thread.locator('textarea').press('Enter');
    await thread.getByText('done on gw-1').waitFor();
    await page.getByRole('link', { name: 'Close thread' }).click();
    await line.getByText('1 reply').waitFor();
    const step = log(page).getByRole('article').filter({ hasText: 'Playbook' }).getByRole('checkbox').first();
    await step.click();
    await log(page).getByText('done by').waitFor();
    await page.getByRole('button', { name: 'Inspector' }).click();
    const row = page.locator('.inspector details').filter({ hasText: 'chat.update' }).first();
    await row.locator('summary').click();
    await row.getByText('Arguments').waitFor();
    expect(await faults(page)).toEqual([]);
    await shoot(page, '5-inspector');
    await page.getByRole('button', { name: 'Phones' }).click();
  });

  test('time goes on, an update is told', async () => {
    const before = at.ground.desk().now();
    await page.getByRole('button', { name: '+5 min' }).click();
    await expect.poll(() => at.ground.desk().now() - before).toBeGreaterThanOrEqual(300_000);
    await say(page, '/incident update Two desks quote again.');
    await log(page).getByText('Two desks quote again.').first().waitFor();
  });

  test('what Slack does not do is said: a bad day is switched on and off', async () => {
    await page.getByRole('button', { name: 'Controls' }).click();
    const down = page.getByRole('switch', { name: 'Slack down' });
    await down.click();
    await page.getByText('Slack is down: Muster reaches nobody').waitFor();
    expect(at.ground.desk().slack.faults.isDown).toBe(true);
    expect(await faults(page)).toEqual([]);
    await down.click();
    await page.getByText('Slack is down: Muster reaches nobody').waitFor({ state: 'detached' });
    expect(at.ground.desk().slack.faults.isDown).toBe(false);
    await page.keyboard.press('Escape');
  });

  test('resolves, closes, and opens the post-mortem', async () => {
    const card = log(page).getByRole('article').filter({ hasText: 'Commander' }).first();
    await card.getByRole('button', { name: 'Resolve' }).click();
    const resolve = page.getByRole('dialog', { name: 'Resolve incident' });
    await resolve.getByLabel('What fixed it?').fill('Rolled back to 4.2.1');
    await resolve.getByRole('button', { name: 'Resolve' }).click();
    await resolve.waitFor({ state: 'detached' });
    await card.getByRole('button', { name: 'Close' }).click();
    const close = page.getByRole('dialog', { name: 'Close incident' });
    await close.getByRole('button', { name: 'Close', exact: true }).last().click();
    await close.waitFor({ state: 'detached' });
    const file = log(page).locator('a.file').first();
    await file.waitFor();
    await shoot(page, '6-closed');
    const [document] = await Promise.all([page.context().waitForEvent('page'), file.click()]);
    await document.waitForLoadState();
    expect(await document.textContent('body')).toContain(title);
    await shoot(document, '7-post-mortem');
    await document.close();
    expect(at.ground.desk().slack.violations()).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('nothing serious for axe in %s, wide and on a phone', async (colorScheme) => {
    const wide = await open(chromium, { colorScheme });
    await wide.goto(`${at.server.url}?as=cy&in=${room}`);
    expect(await faults(wide)).toEqual([]);
    await shoot(wide, `8-wide-${colorScheme}`);
    await wide.goto(`${at.server.url}?as=cy&in=${room}&side=inspector`);
    expect(await faults(wide)).toEqual([]);
    await wide.close();
    const small = await open(chromium, {
      colorScheme,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await small.goto(`${at.server.url}?as=ana&in=${room}`);
    expect(await faults(small)).toEqual([]);
    expect(await small.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await shoot(small, `9-phone-${colorScheme}`);
    await small.getByRole('button', { name: 'Phones' }).click();
    await phone(small, 'Cy Okafor').waitFor();
    expect(await faults(small)).toEqual([]);
    await shoot(small, `9-phones-${colorScheme}`);
    await small.getByRole('link', { name: 'Close phones' }).click();
    await small.getByRole('button', { name: 'Channels' }).click();
    await small.locator('.sidebar').getByRole('link', { name: 'general' }).click();
    await small.getByRole('heading', { level: 1, name: 'general' }).waitFor();
    await say(small, '/incident');
    await small.getByRole('dialog', { name: 'Declare incident' }).waitFor();
    expect(await faults(small)).toEqual([]);
    await shoot(small, `9-phone-form-${colorScheme}`);
    await small.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click();
    await small.getByRole('dialog').waitFor({ state: 'detached' });
    await small.close();
  });

  test('show me plays the script in a new workspace, and the page follows', { timeout: 60_000 }, async () => {
    const viewer = await open(chromium);
    await viewer.goto(at.server.url);
    await viewer.getByRole('button', { name: 'Controls' }).click();
    await viewer.getByRole('button', { name: 'Show me' }).click();
    await log(viewer).getByText('Post-mortem · INC-1').first().waitFor({ timeout: 40_000 });
    await viewer.getByRole('heading', { level: 1, name: room }).waitFor();
    await expect.poll(() => at.ground.narration(), { timeout: waitMs }).toBe(null);
    await shoot(viewer, '10-show-me');
    await viewer.close();
  });

  test('nothing broke, and nothing was asked of other servers', () => {
    expect(broken).toEqual([]);
  });
});
