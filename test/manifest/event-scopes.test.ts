import { expect, test } from 'vitest';
import { isJsonObject, type JsonObject } from '../../src/simulator/json.ts';
import { createLocalSlack, type LocalSlack, readManifest } from '../../src/simulator/local-slack.ts';
import { startPlainApp } from '../simulator/plain-app.ts';
import { readAppManifest } from './app-manifest.ts';
import { scopesOfEvent } from './scopes-of-event.ts';

const manifest = readAppManifest();
const { scopes, ...app } = readManifest(manifest);
const events = manifest.settings.event_subscriptions.bot_events;
const channels = ['open', 'open-too', 'hidden', 'hidden-too'].map((name) => ({
  name,
  members: ['U01ANA', 'U02BO'],
  bot: true,
  private: name.startsWith('hidden'),
}));
const users = [
  { id: 'U01ANA', name: 'ana', realName: 'Ana Ruiz' },
  { id: 'U02BO', name: 'bo', realName: 'Bo Lindqvist' },
];

/** Not to be heard here: the app is not taken away, and whoever archives a private channel takes the bot out of it. */
const neverHeard = ['app_uninstalled', 'group_unarchive'];
const mayBeHeard = events.filter((event) => !neverHeard.includes(event));

/** Everything that may happen to a channel, at last to the app. */
async function live({ world, as }: { world: LocalSlack['world']; as: LocalSlack['as'] }): Promise<void> {
  const [ana, bo] = [as('ana'), as('bo')];
  for (const name of ['open', 'hidden']) {
    const { ts } = await ana.say(name, 'orders are rejected');
    await ana.say(name, '@muster declare');
    await bo.react(name, ts, 'pushpin');
    await bo.unreact(name, ts, 'pushpin');
    await bo.pin(name, ts);
    await bo.unpin(name, ts);
    await bo.leave(name);
    await ana.invite(name, 'bo');
    world.renameChannel(name, `${name}-2`, 'ana');
    world.archiveChannel(`${name}-2`, 'ana');
    world.unarchiveChannel(`${name}-2`, 'ana');
    world.deleteChannel(`${name}-too`, 'ana');
  }
  await ana.openHome();
  world.changeUser('bo', { realName: 'Bo Lind' });
  world.revokeToken();
}

/** The subscriptions that a delivered event belongs to, with the conversation that it tells of. */
function nameOf(event: JsonObject): string {
  const { channel, channel_id, item } = event;
  // A direct message has a new id in every workspace.
  if (event.type === 'app_home_opened') return event.type;
  const inside = isJsonObject(channel) ? channel.id : (channel ?? channel_id);
  const where = inside ?? (isJsonObject(item) ? item.channel : undefined);
  const kind = event.type === 'message' ? (event.channel_type === 'group' ? '.groups' : '.channels') : '';
  return `${event.type}${kind} ${where ?? ''}`.trim();
}

/** What the app hears of a whole life in the workspace, with these scopes. */
async function heardWith(granted: readonly string[]): Promise<Set<string>> {
  const slack = await createLocalSlack({ ...app, scopes: [...granted], users, channels });
  const plain = await startPlainApp();
  try {
    await slack.connectHttp(plain.url);
    await live({ world: slack.world, as: (who) => slack.as(who) });
    await slack.until(() => slack.deliveries().every(({ outcome }) => outcome !== 'pending'));
    return new Set(plain.events().map(nameOf));
  } finally {
    await slack.stop();
    await plain.stop();
  }
}

const subscriptions = (heard: Iterable<string>) =>
  [...new Set([...heard].map((name) => name.split(' ')[0] ?? ''))].sort();
const all = await heardWith(scopes);

test('with the scopes of the manifest, every subscription is heard of', () => {
  expect(subscriptions(all)).toEqual(mayBeHeard.toSorted());
});

test.each([...new Set(events.flatMap(scopesOfEvent))])(
  'without %s, just what needs it is not heard of',
  async (scope) => {
    const heard = await heardWith(scopes.filter((other) => other !== scope));
    const lost = [...all].filter((name) => !heard.has(name));
    expect(subscriptions(lost)).toEqual(mayBeHeard.filter((event) => scopesOfEvent(event).includes(scope)).sort());
  },
);
