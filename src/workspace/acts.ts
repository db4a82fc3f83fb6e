import type { Person } from '../simulator/local-slack.ts';
import type { ActBody } from './act-body.ts';
import type { Ground } from './ground.ts';
import { phoneActs } from './phone-acts.ts';
import type { Reading } from './reading.ts';
import type { SwitchBoard } from './switches.ts';

/** Where an act happens. */
export interface Scope {
  ground: Ground;
  board: SwitchBoard;
  reading: Reading;
  person: Person;
  body: ActBody;
}

/** What the page is told besides that it is done. */
export interface Answer {
  /** Shown for a moment. */
  says?: string;
  options?: { value: string; label: string; about: string }[];
  /** The conversation that the page goes to. */
  opens?: string;
}

export type Act = (scope: Scope) => Promise<Answer | undefined>;

/** An act that answers nothing. */
const does =
  (act: (scope: Scope) => unknown): Act =>
  async (scope) => {
    await act(scope);
    return undefined;
  };

/** A message named by channel and timestamp. */
const onMessage = (act: (person: Person, channel: string, ts: string, body: ActBody) => Promise<unknown>): Act =>
  does(({ person, body }) => act(person, body.text('channel'), body.text('ts'), body));

/** Everything that a page can ask for, by name. */
export const acts: Readonly<Record<string, Act>> = {
  say,
  react,
  pin: onMessage((person, channel, ts) => person.pin(channel, ts)),
  unpin: onMessage((person, channel, ts) => person.unpin(channel, ts)),
  edit: onMessage((person, channel, ts, body) => person.edit(channel, ts, body.text('text'))),
  delete: onMessage((person, channel, ts) => person.delete(channel, ts)),
  'message-shortcut': onMessage((person, channel, ts, body) =>
    person.messageShortcut(body.text('callback'), channel, ts),
  ),
  shortcut: does(({ person, body }) => person.shortcut(body.text('callback'))),
  join: does(({ person, body }) => person.join(body.text('channel'))),
  'open-home': does(({ person }) => person.openHome()),
  'open-dm': async ({ person, body }) => ({ opens: await person.openDm(body.text('person')) }),
  press,
  choose,
  suggest,
  submit,
  'close-view': does(({ person }) => person.closeView()),
  advance: does(({ ground, body }) => ground.desk().advance(Math.min(Math.round(Number(body.text('ms'))), 86_400_000))),
  'hand-off': handOff,
  'next-page': nextPage,
  'forget-journey': does(({ ground }) => ground.desk().forgetJourney()),
  ...phoneActs,
  switch: does(({ ground, board, body }) => board.toggle(body.text('id'), ground.desk().slack.faults)),
  restart: does(async ({ ground, board, reading }) => {
    await ground.restart();
    board.clear();
    reading.clear();
  }),
  'play-script': playScript,
  'stop-script': does(({ ground }) => ground.script?.stop()),
};

/** A line of text: a slash command runs, anything else is posted. */
async function say({ person, ground, body }: Scope): Promise<Answer | undefined> {
  const typed = body.text('text').trim();
  const channel = body.text('channel');
  const threadTs = body.optional('thread');
  const [, command, rest = ''] = /^(\/[a-z][\w-]*)(?:\s+([\s\S]*))?$/.exec(typed) ?? [];
  if (command === undefined) {
    await person.say(channel, typed, threadTs === undefined ? {} : { threadTs });
    return undefined;
  }
  if (threadTs !== undefined) return { says: `${command} is not supported in threads. Sorry!` };
  if (command === '/invite') return invite(person, channel, rest);
  const known = ground.desk().slack.workspace.app.commands.some((each) => each.command === command);
  if (!known) return { says: `${command} is not a valid command. Here there is /incident.` };
  await person.command(command, rest, { channel });
  return undefined;
}

/** Slack's own command: `/invite @ana @muster` adds them to the channel. */
async function invite(person: Person, channel: string, text: string): Promise<Answer | undefined> {
  const names = [...text.matchAll(/@([\w.-]+)/g)].map(([, name = '']) => name);
  if (names.length === 0) return { says: 'Name whom to invite: /invite @ana' };
  await person.invite(channel, ...names);
  return undefined;
}

/** Adds a reaction, or takes back one's own. */
async function react({ ground, person, body }: Scope): Promise<undefined> {
  const [channel, ts, name] = [body.text('channel'), body.text('ts'), body.text('name')];
  const mine = ground.desk().slack.message(channel, ts)?.reactions[name]?.includes(person.id) === true;
  await (mine ? person.unreact(channel, ts, name) : person.react(channel, ts, name));
}

/** The zone in which a person writes times. */
function zoneOf({ ground, person }: Scope): string {
  const { slack, zone } = ground.desk();
  return slack.user(person.id)?.tz ?? zone;
}

async function press(scope: Scope): Promise<Answer | undefined> {
  const { person, body } = scope;
  const where = body.where();
  await person.enter(where, body.entries(zoneOf(scope)));
  await person.click(where, { blockId: body.text('block'), actionId: body.text('action') });
  return undefined;
}

async function choose(scope: Scope): Promise<Answer | undefined> {
  const { person, body } = scope;
  const where = body.where();
  await person.enter(where, body.entries(zoneOf(scope)));
  await person.choose(where, { blockId: body.text('block'), actionId: body.text('action') }, body.value(zoneOf(scope)));
  return undefined;
}

async function suggest({ person, body }: Scope): Promise<Answer> {
  const target = { blockId: body.text('block'), actionId: body.text('action') };
  const offered = await person.suggest(body.where(), target, body.text('query'));
  const text = (value: unknown) => String((value as { text?: unknown } | undefined)?.text ?? '');
  return {
    options: offered.map((option) => ({
      value: String(option.value),
      label: text(option.text),
      about: text(option.description),
    })),
  };
}

async function submit(scope: Scope): Promise<Answer | undefined> {
  const { person, body } = scope;
  await person.enter('modal', body.entries(zoneOf(scope)));
  const { outcome, why } = await person.submit();
  return outcome === 'failed'
    ? { says: `We had some trouble connecting. Try again? (${why ?? 'no answer'})` }
    : undefined;
}

/** Goes to the next hand-off of a schedule, or of any. */
async function handOff({ ground, body }: Scope): Promise<Answer | undefined> {
  const desk = ground.desk();
  const schedule = body.optional('schedule');
  const next = desk.handOffs().find(({ id }) => schedule === undefined || id === schedule);
  if (next === undefined) return { says: 'No hand-off is planned.' };
  await desk.advance(next.at - desk.now() + 1_000);
  // What happened on the way says it too, and stays.
  return desk.journey() === null ? { says: next.what } : undefined;
}

async function nextPage({ ground }: Scope): Promise<Answer | undefined> {
  const desk = ground.desk();
  const next = desk.nextPage();
  if (next === null) return { says: 'Nothing waits for an answer.' };
  await desk.advance(next.at - desk.now() + 50);
  return undefined;
}

async function playScript({ ground, board, reading }: Scope): Promise<Answer | undefined> {
  if (ground.script === null) return { says: 'The script needs the example roster.' };
  board.clear();
  reading.clear();
  await ground.script.play();
  return undefined;
}
