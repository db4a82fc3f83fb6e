import { afterEach, expect, test } from 'vitest';
import type { LocalSlack } from '../../src/simulator/local-slack.ts';
import { type BoltOverHttp, boltOverHttp } from './bolt-app.ts';
import { startHarbour } from './harbour-world.ts';

let slack: LocalSlack;
let bolt: BoltOverHttp | undefined;

afterEach(async () => {
  await bolt?.stop();
  bolt = undefined;
  await slack.stop();
});

const declareView = {
  type: 'modal' as const,
  callback_id: 'declare',
  title: { type: 'plain_text' as const, text: 'Declare incident' },
  submit: { type: 'plain_text' as const, text: 'Declare' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'what',
      label: { type: 'plain_text' as const, text: 'What is happening?' },
      element: { type: 'plain_text_input' as const, action_id: 'text' },
    },
    {
      type: 'input' as const,
      block_id: 'severity',
      label: { type: 'plain_text' as const, text: 'Severity' },
      optional: true,
      element: {
        type: 'static_select' as const,
        action_id: 'choice',
        options: ['sev1', 'sev2'].map((id) => ({
          text: { type: 'plain_text' as const, text: `${id} it is` },
          value: id,
        })),
      },
    },
  ],
};

test('a command opens a modal, the modal posts a card, the button edits it', async () => {
  slack = await startHarbour();
  bolt = await boltOverHttp(slack, (app) => {
    app.command('/incident', async ({ ack, client, body }) => {
      await client.views.open({ trigger_id: body.trigger_id, view: declareView });
      await ack('Opening the form');
    });
    app.view('declare', async ({ ack, view, client }) => {
      const what = view.state.values.what?.text?.value ?? '';
      if (what.length < 5) {
        await ack({ response_action: 'errors', errors: { what: 'Say more' } });
        return;
      }
      await ack();
      const severity = view.state.values.severity?.choice?.selected_option?.value;
      await client.chat.postMessage({
        channel: 'incidents',
        text: what,
        blocks: [
          { type: 'section', text: { type: 'mrkdwn', text: `*${what}* ${severity}` } },
          {
            type: 'actions',
            elements: [{ type: 'button', action_id: 'ack', text: { type: 'plain_text', text: ':wave: Acknowledge' } }],
          },
        ],
      });
    });
    app.action('ack', async ({ ack, body, respond }) => {
      await ack();
      await respond({ replace_original: true, text: `Acknowledged by <@${body.user.id}>` });
    });
  });
  const ana = slack.as('U01ANA');
  const result = await ana.command('/incident', 'new', { channel: 'general' });
  expect(result.ack).toMatchObject({ ok: true, status: 200 });
  expect(result.shown?.visible).toBe('Opening the form');
  expect(ana.view()).toMatchObject({ title: 'Declare incident', labels: ['What is happening?', 'Severity'] });

  expect(await ana.submit()).toMatchObject({
    outcome: 'errors',
    by: 'client',
    errors: { 'What is happening?': 'Please complete this required field.' },
  });
  await ana.fill({ 'What is happening?': 'Oh', Severity: 'sev1' });
  expect(await ana.submit()).toMatchObject({
    outcome: 'errors',
    by: 'app',
    errors: { 'What is happening?': 'Say more' },
  });
  await ana.fill({ 'What is happening?': 'Orders rejected' });
  expect(await ana.submit()).toMatchObject({ outcome: 'closed' });
  expect(ana.view()).toBeUndefined();

  const card = await slack.until(() => slack.messages('incidents').find((each) => each.isBot));
  expect(card.visible).toContain('*Orders rejected* sev1');
  await slack.as('bo').click(card, 'Acknowledge');
  const edited = await slack.until(() => slack.messages('incidents').find((each) => each.isEdited));
  expect(edited.visible).toBe('Acknowledged by <@U02BO>');
  expect(edited.buttons).toEqual([]);
  expect(slack.violations()).toEqual([]);
});
