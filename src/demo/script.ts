import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { incidentByNumber } from '../store/incidents.ts';
import { type PostmortemFormat, writePostmortem } from '../usecases/write-postmortem.ts';
import { type Stage, StepFailed } from './play.ts';

const minute = 60_000;
const channel = 'inc-1-orders-rejected-on-the-options-desk';
const title = 'Orders rejected on the options desk';

/** One incident from the first word to the post-mortem. */
export async function playScript(stage: Stage): Promise<void> {
  await declare(stage);
  await page(stage);
  await respond(stage);
  await resolve(stage);
  await close(stage);
}

async function declare(stage: Stage): Promise<void> {
  const { screen } = stage;
  await screen.chapter('Declare');
  await screen.does(
    'dee',
    'types in #general:  /incident new sev1 order-gateway Orders rejected on the options desk',
    'general',
  );
  await stage.as('dee').command('/incident', `new sev1 order-gateway ${title}`, { channel: 'general' });
  await stage.form('dee', 'Declare incident');
  await stage
    .as('dee')
    .fill({ Impact: 'Two of five options desks cannot quote. About 40 orders a minute are rejected.' });
  await screen.form('Declare incident', [
    'What is happening?   Orders rejected on the options desk',
    'Severity             SEV1: Trading is stopped or losing money',
    'Service              Order gateway',
    'Impact               Two of five options desks cannot quote. About 40 orders a minute are rejected.',
    'Options              [x] Page on-call now   [ ] Private   [ ] Drill',
    '',
    '[ Cancel ] [ Declare ]',
  ]);
  await screen.does('dee', 'presses Declare');
  const { outcome } = await stage.as('dee').submit();
  if (outcome !== 'closed') throw new StepFailed('the form was not taken');
  await screen.message('#general, only Dee sees it', await stage.answer('dee', 'general', 'INC-1', 'Go to'));
  const card = await stage.message(channel, '*Commander*', 'Cy Okafor');
  await screen.message(`#${channel}, pinned`, card);
  await screen.message(`#${channel}`, await stage.message(channel, 'Playbook: Trading outage'));
  await screen.message('#incidents', await stage.message('incidents', 'INC-1', 'Channel'));
  await screen.message(
    'To Gil Tanaka, as the playbook wants',
    await stage.direct('gil', 'For your information', 'Join channel'),
  );
}

async function page(stage: Stage): Promise<void> {
  const { screen } = stage;
  await screen.chapter('Page');
  const first = await stage.direct('cy', 'You are on call', 'Join channel');
  await screen.message('To Cy Okafor', first, 'Cy is asleep');
  await stage.later(minute);
  await screen.phone('cy', 'SMS after a minute', await stage.sms('cy', 'Reply ack'));
  await stage.later(2 * minute);
  await stage.ring('cy');
  await stage.later(minute / 2);
  await screen.phone('cy', 'rings after three minutes; voicemail takes it', await stage.voicemail('cy'));
  await stage.later(1.5 * minute);
  await screen.remark('Five minutes, and Cy has not answered. The policy goes on to the secondary.');
  const second = await stage.direct('ana', 'You are on call');
  await screen.message('To Ana Ruiz', second);
  await stage.later(minute / 2);
  await screen.phone('ana', 'SMS after half a minute, as she wants it', await stage.sms('ana', 'Reply ack'));
  await screen.does('ana', 'replies by SMS:  ack');
  await stage.text('ana', 'ack');
  await screen.phone('ana', 'the answer', await stage.sms('ana', 'you have it'));
  await screen.message('To Cy Okafor', await stage.changed(first, 'Acknowledged by'), 'the same message, now');
  await screen.message(`#${channel}`, await stage.message(channel, 'acknowledged after'));
  // Slack, SMS and a call to Cy; Slack and SMS to Ana.
  const attempts = 5;
  const receipts = () => {
    const card = stage.world.slack.messages(channel).find(({ visible }) => visible.includes('*Commander*'));
    const thread = card === undefined ? [] : stage.world.slack.thread(channel, card.ts).slice(1);
    return thread.length >= attempts && thread.every(({ visible }) => visible.includes('acknowledged'))
      ? thread
      : undefined;
  };
  for (const receipt of await stage.see('receipts of every attempt', receipts))
    await screen.message("In the card's thread", receipt);
}

async function respond(stage: Stage): Promise<void> {
  const { screen } = stage;
  await screen.chapter('Respond');
  const say = async (who: string, text: string, threadTs?: string) => {
    await screen.does(who, `${threadTs === undefined ? 'writes' : 'replies'}:  ${text}`);
    const said = await stage.as(who).say(channel, text, threadTs === undefined ? {} : { threadTs });
    await stage.later(minute);
    return said;
  };
  const command = async (who: string, text: string) => {
    await screen.does(who, `types:  /incident ${text}`);
    await stage.as(who).command('/incident', text, { channel });
  };
  const question = await say('ana', 'Which build is on the gateway since this morning?');
  const reply = await say('dee', '4.2.2 went out at 08:40, gw-1 to gw-3', question.ts);
  await screen.does('ana', "pins Dee's reply to the timeline with 📌");
  await stage.as('ana').react(channel, reply.ts, 'pushpin');
  const playbook = await stage.message(channel, 'Playbook: Trading outage');
  await screen.does('dee', 'ticks step 1 of the playbook');
  await stage.as('dee').choose(playbook, { blockId: 'step_0' }, ['Done']);
  await stage.changed(playbook, 'done by');
  const slip = await say('ana', 'rolling back gw-2');
  await screen.does('ana', 'corrects herself:  rolling back gw-1 to gw-3');
  await stage.as('ana').edit(channel, slip.ts, 'rolling back gw-1 to gw-3');
  await command('ana', 'task @dee tell the floor when quoting is back');
  await screen.message(`#${channel}`, await stage.message(channel, '*Task 1*'));
  await command('ana', 'update Rolling back the gateway to 4.2.1. Two desks should quote again within five minutes.');
  await screen.message(`#${channel}`, await stage.message(channel, '*Update*', '4.2.1'));
  await stage.message('incidents', '*Update*', '4.2.1');
  await stage.later(4 * minute);
  await command('ana', 'status monitoring');
  await stage.message(channel, 'Monitoring');
  await command('ana', 'reslove');
  await screen.message('Only Ana sees it', await stage.answer('ana', channel, 'Did you mean'));
}

async function resolve(stage: Stage): Promise<void> {
  const { screen } = stage;
  await screen.chapter('Resolve');
  await stage.later(6 * minute);
  const card = await stage.message(channel, '*Commander*');
  await screen.does('ana', 'presses Resolve on the card');
  await stage.as('ana').click(card, 'Resolve');
  await stage.form('ana', 'Resolve incident');
  const fix = 'Rolled the gateway back to 4.2.1; 4.2.2 rejected orders with a zero tick size.';
  await stage.as('ana').fill({ 'What fixed it?': fix });
  await screen.form('Resolve incident', [`What fixed it?   ${fix}`, '', '[ Cancel ] [ Resolve ]']);
  await stage.as('ana').submit();
  await screen.message(`#${channel}`, await stage.changed(card, '*Resolved*'), 'the card, now');
}

async function close(stage: Stage): Promise<void> {
  const { screen, world } = stage;
  await screen.chapter('Close, and the post-mortem');
  const card = await stage.message(channel, '*Commander*');
  await screen.does('dee', 'presses Close');
  await stage.as('dee').click(card, 'Close');
  await stage.form('dee', 'Close incident');
  await stage.as('dee').fill({
    'Why did it happen?': 'Release 4.2.2 was not tested with instruments whose tick size is zero.',
    'What is to be done now?': '@bo test releases with the whole instrument list\n@cy release to one gateway first',
  });
  await screen.form('Close incident', [
    'Why did it happen?        Release 4.2.2 was not tested with instruments whose tick size is zero.',
    'What is to be done now?   @bo test releases with the whole instrument list',
    '                          @cy release to one gateway first',
    '',
    '[ Cancel ] [ Close ]',
  ]);
  await stage.as('dee').submit();
  await screen.message(`#${channel}`, await stage.message(channel, 'Post-mortem · INC-1'));
  await stage.message('incidents', 'Post-mortem · INC-1');
  const file = await stage.see('the document as a file', () => world.slack.files()[0]);
  await screen.remark(`The whole document is in the channel as a file: ${file.name}.`);
  if (world.slack.violations().length > 0) throw new StepFailed('Muster did something that Slack would not like');
}

/** Writes the post-mortem of the script's incident in every format. Returns the files. */
export async function writeDocuments({ world }: Stage, folder: string): Promise<string[]> {
  const incident = await incidentByNumber(world.db, 1);
  if (!incident) throw new StepFailed('the incident is not in the database');
  await mkdir(folder, { recursive: true });
  const files: string[] = [];
  for (const format of ['md', 'html', 'json'] satisfies PostmortemFormat[]) {
    const file = join(folder, `INC-1-post-mortem.${format}`);
    const pieces = writePostmortem(world.db, incident.id, format, {
      now: world.clock.now(),
      teamUrl: world.slack.teamUrl,
    });
    await pipeline(Readable.from(pieces), createWriteStream(file));
    files.push(file);
  }
  return files;
}
