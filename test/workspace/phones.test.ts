import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { type OpenGround, openGround } from './open-ground.ts';
import { faults, log, openPage, say, shoot } from './page.ts';

const browser = await launchChromium();

/** Pages that leave Slack: SMS, calls and mail on people's phones, and a clock that goes on to the next of them. */
describe.skipIf(browser === undefined)('phones in the workspace', { timeout: 120_000 }, () => {
  let at: OpenGround;
  let page: Page;
  const chromium = browser as Browser;
  const broken: string[] = [];
  const desk = () => at.ground.desk();
  const phone = (name: string) => page.getByRole('region', { name: `Phone of ${name}` });
  const meanwhile = () => page.getByRole('region', { name: 'What happened meanwhile' });
  const room = (number: number) =>
    desk()
      .slack.channels()
      .find(({ name }) => name.startsWith(`inc-${number}-`))?.name ?? '';
  const card = (number: number) =>
    desk()
      .slack.messages(room(number))
      .find(({ visible }) => visible.includes('*Commander*'));
  const receipts = (number: number) =>
    desk()
      .slack.thread(room(number), card(number)?.ts ?? '')
      .slice(1)
      .map(({ visible }) => visible);
  const declare = async (number: number, text: string) => {
    await desk().slack.as('dee').command('/incident', `new! ${text}`, { channel: 'general' });
    await desk().slack.until(() => card(number)?.buttons.includes('Acknowledge'));
    await page.goto(`${at.server.url}?as=dee&in=${room(number)}`);
  };
  /** Moves the clock to the next page, and waits until it says that this has happened. */
  const nextPage = async (happens: string) => {
    await page.getByRole('button', { name: 'Next page' }).click();
    await meanwhile().getByText(happens).last().waitFor();
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

  test('a page is missed on one phone, goes on to the next, and is acknowledged by an SMS', async () => {
    await page.goto(at.server.url);
    await page.getByText('Then leave the page unanswered').waitFor();
    await page.getByRole('switch', { name: 'Signal of Cy Okafor' }).click();
    await declare(1, 'sev1 order-gateway Orders rejected');
    await phone('Cy Okafor').getByText('No signal').waitFor();
    await nextPage('did not arrive: no signal');
    await meanwhile().getByText('Call to Cy Okafor').waitFor();
    await phone('Cy Okafor').getByText('Not delivered').first().waitFor();
    await nextPage('Slack to Ana Ruiz');
    await nextPage('SMS to Ana Ruiz');
    await phone('Ana Ruiz').getByText('Reply ack to acknowledge').waitFor();
    await expect.poll(() => page.locator('.sides .badge').textContent()).toBe('1');
    const field = phone('Ana Ruiz').getByLabel('SMS to Muster');
    await field.fill('ack');
    await field.press('Enter');
    await phone('Ana Ruiz').getByText('INC-1: you have it.').waitFor();
    await log(page).getByText('acknowledged after').waitFor();
    expect(await field.inputValue()).toBe('');
    expect(await page.locator('.sides .badge').count()).toBe(0);
    const told = receipts(1).join('\n');
    expect(told).toMatch(/SMS to <@U03CY>.*not delivered: 30003/);
    expect(told).toMatch(/SMS to <@U01ANA> delivered .*\*acknowledged\*/);
    expect(await faults(page)).toEqual([]);
    await shoot(page, '13-acknowledged-by-sms');
  });

  test('a call rings over everything, is answered, and key 4 of the keyboard acknowledges', async () => {
    await page.getByRole('switch', { name: 'Signal of Cy Okafor' }).click();
    await declare(2, 'sev1 pricing Prices are stale');
    await page.getByRole('button', { name: 'Inspector' }).click();
    await nextPage('SMS to Cy Okafor');
    await nextPage('Call to Cy Okafor');
    await page.getByText('Cy Okafor: the phone is ringing').waitFor();
    await page.getByRole('link', { name: 'Show phones' }).click();
    const cy = phone('Cy Okafor');
    await cy.getByText('Incoming call').waitFor();
    await shoot(page, '14-ringing');
    await cy.getByRole('button', { name: 'Answer', exact: true }).click();
    await cy.getByText('Press 4 to acknowledge').waitFor();
    const key = cy.getByRole('button', { name: '4 Acknowledge' });
    await expect.poll(() => key.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('4');
    await log(page).getByText('acknowledged after').waitFor();
    await cy.getByText('INC-2: you have it.').waitFor();
    expect(receipts(2).join('\n')).toMatch(/Phone call to <@U03CY> answered .*\*acknowledged\*/);
  });

  test('a mail leads to a page that acknowledges only by its button', async () => {
    await declare(3, 'sev3 auth Sign-in is slow');
    const cy = phone('Cy Okafor');
    const subject = cy.getByText('SEV3 INC-3').first();
    await cy.locator('[id$=-mail] .badge').waitFor();
    await subject.click();
    const link = cy.getByRole('link', { name: '/p/' });
    const [letter] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await letter.getByText('This page waits for your answer').waitFor();
    expect(card(3)?.buttons).toContain('Acknowledge');
    expect(await faults(letter)).toEqual([]);
    await shoot(letter, '15-page-from-a-mail');
    await letter.getByRole('button', { name: 'Acknowledge' }).click();
    await letter.getByText('INC-3: you have it.').waitFor();
    await letter.close();
    await log(page).getByText('acknowledged after').waitFor();
    expect(await cy.locator('[id$=-mail] .badge').count()).toBe(0);
  });

  test('a shift is covered with the form, and accepted by who covers', async () => {
    // Cy's own shift; in New York, where Cy is, it is an hour later than in Chicago.
    await page.goto(`${at.server.url}?as=cy&in=general`);
    await say(page, '/incident cover');
    const form = page.getByRole('dialog', { name: 'Cover a shift' });
    const who = form.getByRole('combobox', { name: 'Who covers' });
    await who.click();
    await who.fill('dee');
    await who.press('Enter');
    await form.getByLabel('From').fill('2026-11-25T11:00');
    await form.getByLabel('To', { exact: true }).fill('2026-11-26T10:00');
    await form.getByRole('button', { name: 'Preview' }).click();
    const preview = page.getByRole('dialog').filter({ hasText: 'Nothing is saved yet' });
    await preview.getByText('Dee Park').first().waitFor();
    await preview.locator('footer .primary').click();
    await preview.waitFor({ state: 'detached' });
    const ask = phone('Dee Park').getByRole('article').filter({ hasText: 'asks you to be on call' });
    await ask.getByRole('button', { name: 'Accept' }).click();
    await phone('Cy Okafor').getByText('is on call for').first().waitFor();
    await page.locator('#skip-menu summary').click();
    await page.getByRole('menuitem', { name: 'SRE primary: Dee Park' }).waitFor();
    await shoot(page, '16-where-the-clock-can-go');
  });

  test('the clock goes over the hand-off: its notices come in order, and everybody says the same', async () => {
    const dee = desk().slack.as('dee');
    await dee.openHome();
    await desk().slack.until(() => dee.home()?.visible.includes('not on call'));
    await page.getByRole('menuitem', { name: 'SRE primary: Dee Park' }).click();
    await meanwhile().getByText('is on call for SRE primary now').last().waitFor({ timeout: 60_000 });
    const about = (text: string) => text.includes('*SRE primary*') && text.includes('ou ');
    const toDee = (desk().journey()?.lines ?? []).filter(
      ({ place, text }) => place === 'Slack to Dee Park' && about(text),
    );
    const change = Date.parse('2026-11-25T16:00:00Z');
    expect(toDee.map(({ at: moment }) => Math.round((moment - change) / 60_000))).toEqual([-24 * 60, -15, 0]);
    expect(toDee.at(-1)?.text).toContain('You are on call for *SRE primary* now');
    expect(await faults(page)).toEqual([]);
    await shoot(page, '17-after-a-hand-off');
    await page.getByRole('button', { name: 'Put away what happened' }).click();
    await meanwhile().waitFor({ state: 'detached' });
    await say(page, '/incident oncall');
    await log(page).getByText('SRE primary').first().waitFor();
    const said = desk().slack.as('cy').ephemerals('general').at(-1)?.visible ?? '';
    expect(said).toMatch(/\*SRE primary\*: <@U04DEE>/);
    await page.goto(`${at.server.url}?as=dee&in=home`);
    await page.getByRole('region', { name: 'Home tab' }).getByText('SRE primary').first().waitFor();
    const dashboard = await (await fetch(`${at.ground.dashboardUrl()}oncall`)).text();
    expect(dashboard.replace(/<[^>]*>/g, ' ')).toMatch(/SRE primary\s+Dee Park/);
  });

  test('two shifts are swapped: offered, shown to both before anything changes, and accepted on the other phone', async () => {
    await page.goto(`${at.server.url}?as=cy&in=general`);
    await say(page, '/incident cover swap');
    const form = page.getByRole('dialog', { name: 'Swap shifts' });
    for (const [label, words] of [
      ['Your shift', 'SRE primary'],
      ['Their shift', 'Bo'],
    ] as const) {
      const shift = form.getByRole('combobox', { name: label });
      await shift.click();
      await shift.fill(words);
      await shift.press('Enter');
    }
    await form.locator('footer .primary').click();
    const preview = page.getByRole('dialog').filter({ hasText: "take each other's shift" });
    await preview.getByText('Cy Okafor → Bo Lindqvist').first().waitFor();
    expect(await faults(page)).toEqual([]);
    await shoot(page, '19-a-swap-before-it-is-offered');
    await preview.locator('footer .primary').click();
    const ask = phone('Bo Lindqvist').getByRole('article').filter({ hasText: 'asks you to swap shifts' });
    await ask.getByRole('button', { name: 'Accept' }).click();
    await phone('Cy Okafor').getByText('agrees: the two shifts are swapped').waitFor();
  });

  test.each(['light', 'dark'] as const)('one’s own phone, narrow and in %s', async (colorScheme) => {
    const small = await openPage(chromium, { colorScheme, viewport: { width: 390, height: 844 }, hasTouch: true });
    await small.goto(`${at.server.url}?as=cy&side=phone`);
    await small.getByRole('button', { name: 'Phones' }).click();
    const own = small.getByRole('region', { name: 'Phone of Cy Okafor' });
    await own.locator('summary', { hasText: 'SMS' }).waitFor();
    expect(await small.getByRole('region', { name: 'Phone of Ana Ruiz' }).count()).toBe(0);
    for (const app of ['SMS', 'Mail', 'Calls']) {
      const part = own.locator('details.phone-app', { has: small.locator('summary', { hasText: app }) });
      if ((await part.getAttribute('open')) === null) await part.locator('> summary').click();
    }
    expect(await faults(small)).toEqual([]);
    expect(await small.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await shoot(small, `18-own-phone-${colorScheme}`);
    await small.context().close();
  });

  test('nothing broke', () => {
    expect(broken).toEqual([]);
    expect(desk().slack.violations()).toEqual([]);
  });
});
