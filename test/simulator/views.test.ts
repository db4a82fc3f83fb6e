import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LocalSlack } from '../../src/simulator/local-slack.ts';
import { startHarbour } from './harbour-world.ts';
import { ManualClock } from './manual-clock.ts';
import { type PlainApp, startPlainApp } from './plain-app.ts';
import { answerOf, clientOf, outcomeOf } from './slack-client.ts';

let slack: LocalSlack;
let app: PlainApp;
let clock: ManualClock;

beforeEach(async () => {
  clock = new ManualClock();
  slack = await startHarbour({ clock });
  app = await startPlainApp();
  await slack.connectHttp(app.url);
});

afterEach(async () => {
  await slack.stop();
  await app.stop();
});

const text = (words: string): { type: 'plain_text'; text: string } => ({ type: 'plain_text', text: words });

function modal(title: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'modal',
    title: text(title),
    submit: text('Go'),
    blocks: [
      { type: 'input', block_id: 'name', label: text('Name'), element: { type: 'plain_text_input', action_id: 'v' } },
      {
        type: 'actions',
        block_id: 'more',
        elements: [{ type: 'button', action_id: 'next', text: text('Next') }],
      },
    ],
    ...more,
  };
}

async function trigger(): Promise<string> {
  await slack.as('ana').command('/incident', 'x');
  return String(app.heard.at(-1)?.payload.trigger_id);
}

async function triggerInModal(): Promise<string> {
  await slack.as('ana').click('modal', 'Next');
  return String(app.heard.at(-1)?.payload.trigger_id);
}

const open = (trigger_id: string, view: unknown): Promise<Record<string, unknown>> =>
  answerOf(clientOf(slack).apiCall('views.open', { trigger_id, view: view as Record<string, unknown> }));

describe('trigger ids', () => {
  test('open one modal within three seconds', async () => {
    const id = await trigger();
    clock.advance(3_000);
    expect(await open(id, modal('One'))).toMatchObject({ ok: true });
    expect(await open(id, modal('Two'))).toMatchObject({ ok: false, error: 'exchanged_trigger_id' });
    const late = await trigger();
    clock.advance(3_001);
    expect(await open(late, modal('Late'))).toMatchObject({ error: 'expired_trigger_id' });
    expect(await open('1.2.abc', modal('Never'))).toMatchObject({ error: 'invalid_trigger_id' });
    expect(slack.as('ana').view()?.title).toBe('One');
  });

  test('a refused view does not use one up', async () => {
    const id = await trigger();
    expect(await open(id, modal('A title that is much too long'))).toMatchObject({ error: 'invalid_arguments' });
    expect(await open(id, modal('One'))).toMatchObject({ ok: true });
  });
});

test('the view comes back whole', async () => {
  const { view } = await open(
    await trigger(),
    modal('One', { callback_id: 'one', private_metadata: 'C1', notify_on_close: true }),
  );
  expect(view).toMatchObject({
    id: expect.stringMatching(/^V/),
    team_id: slack.teamId,
    type: 'modal',
    callback_id: 'one',
    private_metadata: 'C1',
    state: { values: { name: { v: { type: 'plain_text_input', value: null } } } },
    hash: expect.stringMatching(/^\d+\.\w{8}$/),
    title: { type: 'plain_text', text: 'One', emoji: true },
    notify_on_close: true,
    clear_on_close: false,
    close: null,
    previous_view_id: null,
    app_id: slack.appId,
    bot_id: slack.botId,
  });
});

test('problems are named under /view', async () => {
  const { submit: _submit, ...rest } = modal('A title that is much too long');
  expect(await open(await trigger(), rest)).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: {
      messages: [
        '[ERROR] failed to match all allowed schemas [json-pointer:/view]',
        '[ERROR] must be less than 25 characters [json-pointer:/view/title/text]',
        '[ERROR] failed to match all allowed schemas [json-pointer:/view/title]',
        '[ERROR] must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]',
      ],
    },
  });
});

test('a view of more than 250 kB is too large', async () => {
  const blocks = Array.from({ length: 100 }, (_, index) => ({
    type: 'section',
    block_id: `b${index}`,
    text: text('x'.repeat(2_600)),
  }));
  expect(await open(await trigger(), { type: 'modal', title: text('Big'), blocks })).toMatchObject({
    error: 'view_too_large',
  });
});

test('the stack holds three and closes from the top', async () => {
  const client = clientOf(slack);
  const push = async (title: string): Promise<string> =>
    outcomeOf(client.apiCall('views.push', { trigger_id: await triggerInModal(), view: modal(title) }));
  expect(await outcomeOf(client.apiCall('views.push', { trigger_id: await trigger(), view: modal('Zero') }))).toBe(
    'not_found',
  );
  await open(await trigger(), modal('One'));
  expect(await push('Two')).toBe('ok');
  expect(await push('Three')).toBe('ok');
  expect(await push('Four')).toBe('push_limit_reached');
  const ana = slack.as('ana');
  expect(ana.view()?.title).toBe('Three');
  await ana.closeView();
  expect(ana.view()?.title).toBe('Two');
});

test('an update keeps what was typed, and respects the hash', async () => {
  const client = clientOf(slack);
  const ana = slack.as('ana');
  await open(await trigger(), modal('One', { external_id: 'form-1' }));
  await ana.fill({ Name: 'Orders' });
  const before = ana.view();
  const update = (args: Record<string, unknown>): Promise<string> =>
    outcomeOf(client.apiCall('views.update', { view: modal('Two', { external_id: 'form-1' }), ...args }));
  expect(await update({ view_id: before?.id, hash: 'old' })).toBe('hash_conflict');
  expect(await update({ view_id: 'V99' })).toBe('not_found');
  expect(await update({ external_id: 'form-1', hash: before?.hash })).toBe('ok');
  expect(ana.view()).toMatchObject({ title: 'Two', values: { name: { v: { value: 'Orders' } } } });
  expect(ana.view()?.hash).not.toBe(before?.hash);
  expect(await open(await trigger(), modal('Three', { external_id: 'form-1' }))).toMatchObject({
    error: 'duplicate_external_id',
  });
});

describe('the answer to a submission', () => {
  const answers = (body: unknown): void => {
    app.answer = ({ payload }) =>
      payload.type === 'view_submission'
        ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
        : {};
  };

  test.each([
    [{ response_action: 'clear' }, { outcome: 'cleared' }],
    [
      { response_action: 'errors', errors: { name: 'Taken' } },
      { outcome: 'errors', errors: { Name: 'Taken' } },
    ],
    [
      { response_action: 'errors', errors: { more: 'No' } },
      { outcome: 'failed', why: 'invalid_errors' },
    ],
    [
      { response_action: 'errors', errors: {} },
      { outcome: 'failed', why: 'invalid_errors' },
    ],
    [
      { response_action: 'update', view: modal('Two') },
      { outcome: 'updated', view: { title: 'Two' } },
    ],
    [
      { response_action: 'push', view: modal('Two') },
      { outcome: 'pushed', view: { title: 'Two' } },
    ],
    [
      { response_action: 'update', view: { type: 'home', blocks: [] } },
      { outcome: 'failed', why: 'invalid_arguments' },
    ],
    [{ response_action: 'dance' }, { outcome: 'failed', why: 'invalid_response_action' }],
  ])('%#', async (body, expected) => {
    answers(body);
    await open(await trigger(), modal('One'));
    const ana = slack.as('ana');
    await ana.fill({ Name: 'Orders' });
    expect(await ana.submit()).toMatchObject(expected);
    expect(slack.violations().length).toBe(expected.outcome === 'failed' ? 1 : 0);
  });

  test('what is submitted', async () => {
    await open(await trigger(), modal('One', { private_metadata: 'C1', callback_id: 'one' }));
    const ana = slack.as('ana');
    await ana.fill({ Name: 'Orders' });
    expect(await ana.submit()).toMatchObject({ outcome: 'closed', errors: {} });
    expect(app.heard.at(-1)?.payload).toMatchObject({
      type: 'view_submission',
      team: { id: slack.teamId, domain: 'harbour' },
      user: { id: 'U01ANA', username: 'ana', name: 'ana', team_id: slack.teamId },
      api_app_id: slack.appId,
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/),
      view: {
        private_metadata: 'C1',
        state: { values: { name: { v: { type: 'plain_text_input', value: 'Orders' } } } },
      },
      response_urls: [],
      is_enterprise_install: false,
      enterprise: null,
    });
    expect(app.heard.at(-1)?.payload.channel).toBeUndefined();
  });

  test('a failure leaves the modal open and says so', async () => {
    app.answer = ({ payload }) => (payload.type === 'view_submission' ? { status: 500 } : {});
    await open(await trigger(), modal('One'));
    const ana = slack.as('ana');
    await ana.fill({ Name: 'Orders' });
    expect(await ana.submit()).toMatchObject({ outcome: 'failed', why: 'dispatch_failed', view: { title: 'One' } });
    expect(ana.notices()).toEqual(['We had some trouble connecting. Try again? (dispatch_failed)']);
  });
});

test('view_closed comes only where it was asked for', async () => {
  const ana = slack.as('ana');
  await open(await trigger(), modal('One'));
  await ana.closeView();
  await open(await trigger(), modal('Two', { notify_on_close: true, clear_on_close: true }));
  await ana.closeView();
  const closed = slack.deliveries('view_closed').map(({ payload }) => payload);
  expect(closed).toMatchObject([{ type: 'view_closed', is_cleared: true, view: { title: { text: 'Two' } } }]);
});

describe('the home tab', () => {
  const home = (words: string): Record<string, unknown> => ({
    type: 'home',
    blocks: [{ type: 'section', block_id: 's', text: text(words) }],
  });
  const publish = (args: Record<string, unknown>): Promise<Record<string, unknown>> =>
    answerOf(clientOf(slack).apiCall('views.publish', { user_id: 'U01ANA', ...args }));

  test('is published, opened and published over', async () => {
    const ana = slack.as('ana');
    expect(await ana.openHome()).toBeUndefined();
    const first = await publish({ view: home('one') });
    expect(ana.home()?.visible).toBe('one');
    expect(await publish({ view: home('two'), hash: 'old' })).toMatchObject({ error: 'hash_conflict' });
    expect(await publish({ view: home('two'), hash: ana.home()?.hash })).toMatchObject({ ok: true });
    expect(ana.home()?.visible).toBe('two');
    expect((await ana.openHome())?.visible).toBe('two');
    await slack.until(() => app.events('app_home_opened').length === 2);
    expect(app.events('app_home_opened')).toMatchObject([
      { user: 'U01ANA', tab: 'home' },
      { view: { id: (first.view as { id: string }).id } },
    ]);
  });

  test.each([
    [{ view: modal('One') }, 'invalid_arguments'],
    [{ view: { type: 'home', title: text('x'), blocks: [] } }, 'invalid_arguments'],
    [{ user_id: 'U05GONE', view: { type: 'home', blocks: [] } }, 'invalid_arguments'],
  ])('refuses %#', async (args, error) => {
    expect(await publish(args)).toMatchObject({ error });
  });

  test('can be switched off', async () => {
    await slack.stop();
    slack = await startHarbour({ homeTab: false });
    expect(await publish({ view: home('one') })).toMatchObject({ error: 'not_enabled' });
    await expect(slack.as('ana').openHome()).rejects.toThrow('the app has none');
  });
});
