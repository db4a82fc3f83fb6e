import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verbs } from '../../src/slack/verb/verbs.ts';
import { launchChromium } from './chromium.ts';
import { type OpenGround, openGround } from './open-ground.ts';
import { faults, log, openPage, say, shoot, typed } from './page.ts';

const browser = await launchChromium();

/** Everything that people do in Slack beside the main job, as the app is now. */
describe.skipIf(browser === undefined)('what people do in the workspace', () => {
  let at: OpenGround;
  let page: Page;
  const chromium = browser as Browser;
  const broken: string[] = [];
  const slack = () => at.ground.desk().slack;
  const go = (as: string, where: string) => page.goto(`${at.server.url}?as=${as}&in=${where}`);
  const line = (text: string) => log(page).getByRole('article').filter({ hasText: text }).first();
  const form = (name: string) => page.getByRole('dialog', { name });
  const room = (number: number) =>
    slack()
      .channels()
      .find(({ name }) => name.startsWith(`inc-${number}-`))?.name ?? '';
  /** Chooses from the menu of a message. */
  const fromMenu = async (text: string, item: string) => {
    await line(text).hover();
    await line(text).getByRole('button', { name: 'More message actions' }).click();
    await line(text).getByRole('menuitem', { name: item }).click();
  };
  const react = async (text: string, label: string) => {
    await line(text).hover();
    await line(text).getByRole('button', { name: label }).click();
  };
  const shortcut = async (name: string) => {
    await page.getByRole('button', { name: 'Shortcuts' }).click();
    await page.getByRole('menuitem', { name }).click();
  };

  beforeAll(async () => {
    at = await openGround();
    page = await openPage(chromium);
    page.on('pageerror', (error) => broken.push(error.message));
  });
  afterAll(async () => {
    await at.close();
    await chromium.close();
  });

  test('every word of the command is completed', async () => {
    await go('ana', 'general');
    for (const { name, usage } of verbs) {
      await typed(page).fill(`/incident ${name}`);
      expect(await page.getByRole('option').allTextContents()).toContainEqual(expect.stringContaining(usage));
    }
    await typed(page).fill('');
  });

  test('a person is written to, sees that it is unread, and answers', async () => {
    await page.getByText('Message somebody').click();
    await page.locator('#people').getByRole('button', { name: 'Bo Lindqvist' }).click();
    await page.getByRole('heading', { level: 1, name: 'Bo Lindqvist' }).waitFor();
    await page.locator('main .topic').getByText('09:02 in Chicago').waitFor();
    await say(page, 'Are you there, <b>Bo</b>?');
    await line('Are you there').waitFor();
    expect(await faults(page)).toEqual([]);
    await go('bo', 'general');
    const row = page.locator('#section-direct').getByRole('link', { name: 'Ana Ruiz' });
    await expect.poll(() => row.textContent()).toContain('1');
    await row.click();
    await line('Are you there').waitFor();
    expect(await row.locator('.badge').count()).toBe(0);
    await say(page, 'Yes');
    await go('ana', 'sre');
    await page.locator('#section-direct').getByRole('link', { name: 'Bo Lindqvist' }).click();
    await line('Yes').getByRole('button', { name: 'Bo Lindqvist', exact: true }).waitFor();
  });

  test('nobody else sees it, and Muster hears nothing of it', async () => {
    const direct = [...slack().workspace.channels.values()].find(
      ({ kind, members }) => kind === 'im' && members.has('U01ANA') && members.has('U02BO'),
    );
    await go('cy', direct?.id ?? '');
    await page.getByRole('heading', { level: 1, name: 'general' }).waitFor();
    expect(await page.locator('body').textContent()).not.toContain('Are you there');
    expect(JSON.stringify(slack().deliveries())).not.toContain('Are you there');
  });

  test('a line says where reading stopped, until one answers', async () => {
    await go('ana', 'sre');
    await slack().as('bo').say('sre', 'read before');
    await line('read before').waitFor();
    expect(await page.getByText('New messages').count()).toBe(0);
    await page.locator('.sidebar').getByRole('link', { name: 'general' }).click();
    await page.getByRole('heading', { level: 1, name: 'general' }).waitFor();
    await slack().as('bo').say('sre', 'said meanwhile');
    await slack().as('cy').say('sre', 'and this');
    await page.locator('.sidebar').getByRole('link', { name: 'sre' }).click();
    await page.locator('#new-messages').waitFor();
    const after = await page.locator('#new-messages ~ article').allTextContents();
    expect([after.length, after[0]]).toEqual([2, expect.stringContaining('said meanwhile')]);
    expect(await faults(page)).toEqual([]);
    await shoot(page, '11-new-messages');
    await say(page, 'seen');
    await page.locator('#new-messages').waitFor({ state: 'detached' });
  });

  test('global shortcuts: declare, who is on call, cover', async () => {
    await go('ana', 'general');
    await shortcut('Who is on call');
    await form('Who is on call').getByText('SRE primary').waitFor();
    await form('Who is on call').getByRole('button', { name: 'Close' }).first().click();
    await form('Who is on call').waitFor({ state: 'detached' });
    await shortcut('Cover a shift');
    await form('Cover').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await form('Cover').waitFor({ state: 'detached' });
    await shortcut('Declare incident');
    await form('Declare incident').getByLabel('What is happening?').fill('Prices are stale');
    await form('Declare incident').getByRole('button', { name: 'Declare' }).click();
    await form('Declare incident').waitFor({ state: 'detached' });
    await expect.poll(() => room(1)).toBe('inc-1-prices-are-stale');
  });

  test('reactions: a task, an offer of an update that only one sees, the timeline', async () => {
    await go('ana', room(1));
    await say(page, 'call the exchange');
    await react('call the exchange', 'Check mark');
    await log(page).getByText('Task 1').first().waitFor();
    await say(page, 'Prices flow again on desk 4');
    await react('Prices flow again', 'Megaphone');
    await log(page).getByRole('button', { name: 'Post an update' }).click();
    await page.getByRole('dialog').getByText('Prices flow again on desk 4').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await react('Prices flow again', 'Pin to the timeline');
    await line('Prices flow again')
      .getByRole('button', { name: /^pushpin, 1/ })
      .waitFor();
  });

  test('message shortcuts: timeline, task, declare', async () => {
    await say(page, 'CPU is at 100 % on gw-3');
    await fromMenu('CPU is at 100', 'Add to timeline');
    await log(page).getByText('On the timeline of INC-1').waitFor();
    await fromMenu('CPU is at 100', 'Create task');
    const task = page.getByRole('dialog');
    await task.locator('.modal-body').getByRole('textbox').first().waitFor();
    await task.locator('footer .primary').click();
    await task.waitFor({ state: 'detached' });
    await log(page).getByText('Task 2').first().waitFor();
    await go('bo', 'market-data');
    await say(page, 'Quotes froze on the options desk');
    await fromMenu('Quotes froze', 'Declare from message');
    expect(await form('Declare incident').getByLabel('What is happening?').inputValue()).toContain('Quotes froze');
    await form('Declare incident').getByRole('button', { name: 'Declare' }).click();
    await form('Declare incident').waitFor({ state: 'detached' });
    await expect.poll(() => room(2)).toContain('inc-2-quotes-froze');
  });

  test('edits, deletions, pins and bookmarks show', async () => {
    await go('ana', room(1));
    await say(page, 'rolling back gw-2');
    await fromMenu('rolling back gw-2', 'Edit message');
    const editor = form('Edit message');
    await editor.getByRole('textbox').fill('rolling back gw-1');
    await editor.getByRole('button', { name: 'Save changes' }).click();
    await line('rolling back gw-1').getByText('(edited)').waitFor();
    await fromMenu('rolling back gw-1', 'Pin to channel');
    await line('rolling back gw-1').getByText('Pinned').waitFor();
    await fromMenu('rolling back gw-1', 'Delete message');
    await form('Delete message').getByRole('button', { name: 'Delete', exact: true }).click();
    await line('rolling back gw-1').waitFor({ state: 'detached' });
    await page.getByRole('navigation', { name: 'Bookmarks' }).getByRole('link').first().waitFor();
  });

  test('a mention in a thread gets a button that opens the form', async () => {
    await go('ana', 'sre');
    await say(page, '/invite @muster');
    await say(page, 'gw-3 logs timeouts');
    await line('gw-3 logs timeouts').hover();
    await line('gw-3 logs timeouts').getByRole('button', { name: 'Reply in thread' }).click();
    const thread = page.getByRole('region', { name: 'Thread', exact: true });
    await thread.locator('textarea').fill('@muster declare Gateway 3 is down');
    await thread.locator('textarea').press('Enter');
    await thread.getByText('Only visible to you').waitFor();
    await thread.getByRole('button', { name: 'Declare incident' }).click();
    expect(await form('Declare incident').getByLabel('What is happening?').inputValue()).toBe('Gateway 3 is down');
    await page.keyboard.press('Escape');
    await form('Declare incident').waitFor({ state: 'detached' });
  });

  test('the home tab shows the turn and what is open, and its buttons work', async () => {
    await go('cy', 'general');
    await page.locator('#section-apps').getByRole('link').click();
    await page
      .getByRole('region', { name: 'Home tab' })
      .or(page.getByRole('link', { name: 'Home' }))
      .first()
      .waitFor();
    await page.getByRole('navigation', { name: 'Muster' }).getByRole('link', { name: 'Home' }).click();
    const home = page.getByRole('region', { name: 'Home tab' });
    await home.getByText('Pages waiting for you').waitFor();
    await home.getByText('SRE primary').first().waitFor();
    expect(await faults(page)).toEqual([]);
    await shoot(page, '12-home');
    await home.getByRole('button', { name: 'Acknowledge' }).first().click();
    await expect.poll(() => home.getByRole('button', { name: 'Acknowledge' }).count()).toBeLessThan(2);
    await home.getByRole('button', { name: 'Who is on call' }).click();
    await form('Who is on call').waitFor();
    await page.keyboard.press('Escape');
    await form('Who is on call').waitFor({ state: 'detached' });
  });

  test('a private incident is in the list of its people and of nobody else', async () => {
    await go('bo', room(2));
    await say(page, '/incident private');
    await page.locator('#section-Incidents .glyph').first().waitFor();
    await go('eli', 'general');
    expect(await page.locator('.sidebar .glyph').count()).toBe(0);
  });

  test('Slack would have let pass everything, and nothing broke', () => {
    expect(slack().violations()).toEqual([]);
    expect(broken).toEqual([]);
  });
});
