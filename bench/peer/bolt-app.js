// The peer: an incident bot as most are written with Bolt. It acknowledges first and then makes its calls one after the
// other. Plain JavaScript, so that nothing weighs in its figures that such a bot would not have.
import bolt from '@slack/bolt';
import SqliteDatabase from 'better-sqlite3';

const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL, DATABASE_FILE, PAGED } = process.env;

const database = new SqliteDatabase(DATABASE_FILE);
database.pragma('journal_mode = WAL');
database.exec('create table incidents (number integer primary key, title text not null, declared_by text not null)');
const insert = database.prepare('insert into incidents (title, declared_by) values (?, ?)');

const app = new bolt.App({
  token: SLACK_BOT_TOKEN,
  receiver: new bolt.HTTPReceiver({ signingSecret: SLACK_SIGNING_SECRET, logLevel: bolt.LogLevel.ERROR }),
  logLevel: bolt.LogLevel.ERROR,
  clientOptions: { slackApiUrl: SLACK_API_URL },
});

const text = (words) => ({ type: 'section', text: { type: 'mrkdwn', text: words } });
const button = (id, words, number) => ({
  type: 'button',
  action_id: id,
  text: { type: 'plain_text', text: words },
  value: String(number),
});
const acknowledge = (number) => button('acknowledge', 'Acknowledge', number);

app.command('/incident', async ({ command, ack, client, respond }) => {
  await ack();
  if (!command.text.startsWith('new! ')) {
    await respond('Nobody has to do anything.');
    return;
  }
  const title = command.text.slice('new! '.length);
  const number = Number(insert.run(title, command.user_id).lastInsertRowid);
  await respond(`INC-${number} declared.`);
  await declare(client, { number, title, by: command.user_id });
});

async function declare(client, { number, title, by }) {
  const head = text(`*INC-${number} · ${title}*`);
  const say = (to, blocks, more) => client.chat.postMessage({ channel: to, text: title, blocks, ...more });
  const name = `inc-${number}-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  const channel = (await client.conversations.create({ name })).channel.id;
  const page = await say(PAGED, [head, { type: 'actions', elements: [acknowledge(number)] }]);
  await client.conversations.invite({ channel, users: [by, PAGED].join(), force: true });
  await client.conversations.setTopic({ channel, topic: `SEV1 · Investigating · <@${by}>` });
  await client.bookmarks.add({ channel_id: channel, title: 'Join Zoom', type: 'link', link: 'https://zoom.us/j/1' });
  const controls = [acknowledge(number), button('update', 'Update', number), button('resolve', 'Resolve', number)];
  const card = await say(channel, [head, { type: 'actions', elements: controls }]);
  await client.pins.add({ channel, timestamp: card.ts });
  await say(channel, [text('*Playbook: Trading outage*'), text('1. Join the Zoom room'), text('2. Tell the floor')]);
  await say('#incidents', [head, text(`<#${channel}>`)]);
  await say(by, [head, text('For your information.')]);
  await say(channel, [text(`Page to <@${PAGED}> sent.`)], { thread_ts: card.ts });
  const joined = [head, text(`<#${channel}>`), { type: 'actions', elements: [acknowledge(number)] }];
  await client.chat.update({ channel: page.channel, ts: page.ts, text: title, blocks: joined });
}

app.action('acknowledge', async ({ ack, body, client }) => {
  await ack();
  const blocks = [body.message.blocks[0], text(`Acknowledged by <@${body.user.id}>`)];
  await client.chat.update({ channel: body.channel.id, ts: body.message.ts, text: 'Acknowledged', blocks });
});

for (const [id, title] of [
  ['update', 'Update incident'],
  ['resolve', 'Resolve incident'],
]) {
  app.action(id, async ({ ack, body, client }) => {
    await ack();
    const label = { type: 'plain_text', text: 'What is to be said?' };
    const element = { type: 'plain_text_input', action_id: 'text', multiline: true };
    const view = {
      type: 'modal',
      title: { type: 'plain_text', text: title },
      submit: { type: 'plain_text', text: 'Save' },
      blocks: [{ type: 'input', block_id: 'text', label, element }],
    };
    await client.views.open({ trigger_id: body.trigger_id, view });
  });
}

const server = await app.start({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${JSON.stringify({ msg: 'ready', address: `http://127.0.0.1:${server.address().port}` })}\n`);
process.once('SIGTERM', () => process.exit());
