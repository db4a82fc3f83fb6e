import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CarrierName } from '../../src/domain/roster.ts';
import { createLog } from '../../src/log.ts';
import { createRandom } from '../../src/random.ts';
import { readRoster } from '../../src/roster/read-roster.ts';
import { verifyAudit } from '../../src/store/verify-audit.ts';
import { applyRoster } from '../../src/usecases/apply-roster.ts';
import { lintNow } from '../../src/usecases/lint-now.ts';
import { createSerial } from '../../src/usecases/serial.ts';
import { phoneRoster, phones } from '../world/phone-roster.ts';
import { openTelephones, type Telephones } from '../world/telephones.ts';
import { minutes, seconds, World } from '../world/world.ts';

let world: World;
let tel: Telephones;
beforeEach(async () => {
  tel = await openTelephones();
  // Bo's number is only ever called.
  const roster = phoneRoster(tel.sink.url).replace('rules: { high: [{ after: 0s, by: sms }, ', 'rules: { high: [');
  world = await World.open({ roster, telephones: tel });
});
afterEach(async () => {
  await world.close();
  await tel.stop();
});

const home = async (who: string) => {
  await world.as(who).openHome();
  await world.pass(seconds(2));
  return world.as(who).home()?.visible ?? '';
};
const verify = async (who: string) => {
  await world.as(who).click('home', 'Verify');
  await world.settle();
};
const type = async (who: string, code: string) => {
  await world.as(who).fill({ Code: code });
  await world.as(who).submit();
  await world.settle();
};
const codeIn = (text = '') => /\d{6}/.exec(text)?.[0] ?? '';
const codes = (to: string) => tel.twilio.items(to).filter(({ body }) => body.includes('Muster code'));
const unverified = async () =>
  (await lintNow(world.db, world.clock.now())).filter(({ rule }) => rule === 'unverified').map(({ where }) => where);
const applyText = async (text: string) => {
  const read = readRoster(text);
  if (!read.ok) throw new Error('the roster is wrong');
  const log = createLog('silent');
  const deps = { db: world.db, log, carriers: new Set<CarrierName>(), serial: createSerial(), wake: () => undefined };
  const ctx = { now: world.clock.now(), newId: createRandom(world.clock.now).id, actor: null, cause: null };
  const input = { roster: read.roster, by: 'test', dryRun: false, seal: tel.notify().seal.close };
  expect((await applyRoster(deps, input, { ctx })).ok).toBe(true);
};
const audited = () => world.db.read.selectFrom('audit').select(['action', 'outcome', 'subject', 'detail']).execute();

it('a phone by SMS: tries are counted, the code is nowhere, and the tab, lint and the card show what it is', async () => {
  expect(await home('ana')).toContain('Phone: not verified');
  expect(await unverified()).toEqual(['person:ana', 'person:bo']);
  await verify('ana');
  const code = codeIn(codes(phones.ana)[0]?.body);
  expect(world.as('ana').view()?.visible).toContain('on its way by SMS');
  const wrong = code === '000000' ? '000001' : '000000';
  await type('ana', wrong);
  expect(JSON.stringify(world.as('ana').view())).toContain('You can try 4 more times');
  const everywhere = JSON.stringify([
    await world.db.read.selectFrom('contactChecks').selectAll().execute(),
    await world.db.read.selectFrom('outbox').selectAll().execute(),
    await audited(),
  ]);
  expect(everywhere).not.toContain(code);
  expect(everywhere).not.toContain(phones.ana);

  await world.incident('cy', 'new! sev1 gateway Orders rejected');
  await world.pass(minutes(1));
  expect(world.card().visible).toContain('Waiting for Ana Ruiz (not verified)');
  expect(world.receipts().find((text) => text.includes('SMS to'))).toContain('(not verified)');

  await type('ana', ` ${code.slice(0, 3)} ${code.slice(3)} `);
  expect(world.as('ana').view()).toBeUndefined();
  await world.pass(seconds(2));
  expect(world.as('ana').home()?.visible).toContain('Phone: verified');
  expect(await unverified()).toEqual(['person:bo']);
  await world.pass(minutes(2));
  expect(world.card().visible).not.toContain('Ana Ruiz (not verified)');
  expect((await audited()).filter(({ action }) => action.endsWith('_code') || action === 'verify_contact')).toEqual([
    { action: 'ask_code', outcome: 'done', subject: 'ana', detail: 'sms' },
    { action: 'verify_contact', outcome: 'refused', subject: 'ana', detail: 'wrong_code' },
    { action: 'verify_contact', outcome: 'done', subject: 'ana', detail: 'sms' },
  ]);
  expect(await verifyAudit(world.db)).toMatchObject({ ok: true });
  expect(world.slack.violations()).toEqual([]);
});

it('five wrong codes void it, ten minutes too, a minute brings no second one, and five an hour are enough', async () => {
  await home('ana');
  await verify('ana');
  await world.as('ana').closeView();
  await verify('ana');
  expect(codes(phones.ana)).toHaveLength(1);
  const code = codeIn(codes(phones.ana)[0]?.body);
  const wrong = code === '000000' ? '000001' : '000000';
  for (let tries = 0; tries < 5; tries += 1) await type('ana', wrong);
  expect(JSON.stringify(world.as('ana').view())).toContain('it is void now');
  await type('ana', code);
  expect(JSON.stringify(world.as('ana').view())).toContain('This code is over');
  await world.as('ana').closeView();

  await verify('ana');
  expect(codes(phones.ana)).toHaveLength(2);
  await world.pass(minutes(10));
  await type('ana', codeIn(codes(phones.ana)[1]?.body));
  expect(JSON.stringify(world.as('ana').view())).toContain('This code is over');
  await world.as('ana').closeView();
  for (let more = 0; more < 4; more += 1) {
    await verify('ana');
    if (more < 3) await world.as('ana').closeView();
    await world.pass(minutes(2));
  }
  expect(codes(phones.ana)).toHaveLength(5);
  expect(world.lastDm('ana').visible).toContain('5 codes within an hour');
});

it('a number that is only called hears its code, but no machine does; mail brings it by mail; another number is new', async () => {
  await home('bo');
  await verify('bo');
  const [call] = tel.twilio.items(phones.bo);
  if (call === undefined) throw new Error('no call');
  expect(call.kind).toBe('Calls');
  expect((await tel.twilio.pickUp(call, { AnsweredBy: 'machine_start' })).text).not.toMatch(/\d\. \d/);
  const heard = /(?:\d\. ){5}\d/.exec((await tel.twilio.pickUp(call)).text)?.[0] ?? '';
  expect(await tel.twilio.report(call, 'completed')).toMatchObject({ status: 204 });
  await type('bo', heard.replaceAll('. ', ''));
  expect(await unverified()).toEqual(['person:ana']);

  await home('cy');
  await verify('cy');
  const [mail] = tel.mail.mails('cy@example.com');
  expect(mail?.text).not.toContain('Open this page');
  await type('cy', codeIn(mail?.text));
  expect(await home('cy')).toContain('E-mail: verified');

  await applyText((world.options.roster ?? '').replace(phones.bo, '+13125550177'));
  expect(await unverified()).toEqual(['person:ana', 'person:bo']);
});

it('a number that takes no SMS is called, and who does not answer hears that the code was lost, once', async () => {
  tel.twilio.fault({ status: 400, code: 21614 }, 'Messages');
  await home('ana');
  await verify('ana');
  const [call] = tel.twilio.items(phones.ana);
  if (call === undefined) throw new Error('no call');
  expect([call.kind, world.dms('ana').length]).toEqual(['Calls', 0]);
  for (let twice = 0; twice < 2; twice += 1)
    expect(await tel.twilio.report(call, 'no-answer')).toMatchObject({ status: 204 });
  await world.settle();
  expect(world.dms('ana').map(({ visible }) => visible)).toEqual([expect.stringContaining('nobody answered')]);
  await type('ana', (/(?:\d\. ){5}\d/.exec((await tel.twilio.pickUp(call)).text)?.[0] ?? '').replaceAll('. ', ''));
  expect(await unverified()).toEqual(['person:bo']);
});

it('an answer to a page verifies too, and who cannot be sent a code hears why', async () => {
  tel.twilio.fault({ status: 400, code: 21211 }, phones.ana);
  await home('ana');
  await verify('ana');
  expect(world.lastDm('ana').visible).toContain('refused by the carrier: 21211');
  tel.twilio.fault(null, phones.ana);
  await world.incident('cy', 'new! sev1 gateway Orders rejected');
  await world.pass(minutes(1));
  await tel.twilio.text(phones.ana, 'ack');
  await world.settle();
  expect(await unverified()).toEqual(['person:bo']);
  expect((await audited()).filter(({ action }) => action === 'verify_contact')).toEqual([
    { action: 'verify_contact', outcome: 'done', subject: 'ana', detail: 'sms' },
  ]);
});
