import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '../../src/slack/doctor/check-database.ts';
import { runCli } from '../cli/run-cli.ts';
import { minutes, seconds, World } from '../world/world.ts';

let folder: string;
let world: World;
const file = (name: string) => join(folder, name);
const backup = async () => {
  const ran = await runCli({ DATABASE_URL: `file:${file('muster.db')}` }, 'backup', file('backup.db'));
  expect(ran.err).toBe('');
};
/** As an operator does it: stopped, the file put in place, started again. */
const restore = async (from: string | null = 'backup.db') => {
  await world.stopApp();
  for (const ending of ['', '-wal', '-shm']) rmSync(file(`muster.db${ending}`), { force: true });
  if (from !== null) copyFileSync(file(from), file('muster.db'));
  await world.startApp();
};
const pages = (who: string) => world.dms(who).filter(({ visible }) => visible.includes('You are'));
const told = (who: string) => world.dms(who).filter(({ visible }) => visible.includes('older than what Slack shows'));
const press = async (who: string, button: string) => {
  const { channel, ts } = pages(who).at(-1) ?? world.lastDm(who);
  await world.as(who).click({ channel, ts }, button);
  await world.settle();
};
const resolve = async (number: number) => {
  await world.as('cy').click(world.card(number), 'Resolve');
  await world.settle();
  await world.as('cy').fill({ 'What fixed it?': 'Rolled back' });
  await world.as('cy').submit();
  await world.settle();
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-restored-'));
  world = await World.open({ databaseUrl: `file:${file('muster.db')}` });
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the database is put back as it was an hour ago', () => {
  it('what was acknowledged since is taken over from the card: nobody is paged', async () => {
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    await backup();
    await press('ana', 'Acknowledge');
    await world.as('ana').say(world.channel(), 'rolling back gw-1');
    await world.pass(minutes(60));
    await restore();
    await world.pass(minutes(20));
    expect(pages('ana')).toHaveLength(1);
    expect(pages('bo')).toHaveLength(0);
    expect(world.card().visible).toContain('Acknowledged by*\n<@U01ANA>');
    expect(world.announcement().visible).toContain('Acknowledged by <@U01ANA>');
    expect(pages('ana')[0]?.buttons).not.toContain('Acknowledge');
    expect(world.said().filter((text) => text.includes('acknowledged after'))).toHaveLength(1);
    expect(world.said().filter((text) => text.includes('restored from a backup'))).toHaveLength(1);
    const messages = await world.db.read.selectFrom('messages').select('text').execute();
    expect(messages.map(({ text }) => text)).toContain('rolling back gw-1');
    expect(world.slack.violations()).toEqual([]);
  });

  it('what was resolved since stays resolved', async () => {
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    await backup();
    await press('ana', 'Acknowledge');
    await resolve(1);
    await restore();
    await world.pass(minutes(20));
    expect(world.card().visible).toContain('Resolved');
    expect(pages('bo')).toHaveLength(0);
    expect(world.announcement().visible).toContain('Resolved');
    await world.as('cy').click(world.card(), 'Close');
    await world.settle();
    await world.as('cy').submit();
    await world.settle();
    expect(world.card().visible).toContain('Closed');
    expect(world.slack.files()).toHaveLength(1);
  });

  it('no number is used twice, and admins and the announce channel hear what is unknown now', async () => {
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    await backup();
    await world.incident('bo', 'new! sev2 pricing Quotes are stale');
    await world.incident('bo', 'new! sev2 pricing Quotes are gone');
    await world.pass(minutes(60));
    await restore();
    const lost = world.slack.channel('inc-2-quotes-are-stale');
    expect(told('ana')).toHaveLength(1);
    const [notice] = told('ana');
    expect(notice?.visible).toContain(`INC-2 <#${lost?.id}>`);
    expect(notice?.visible).toContain('INC-3 <#');
    expect(notice?.visible).toContain('The next incident is INC-4');
    expect(world.slack.messages('incidents').filter(({ visible }) => visible.includes('older than'))).toHaveLength(1);
    await world.incident('bo', 'new! sev2 pricing Something new');
    expect(world.channel(4)).toBe('inc-4-something-new');
    const findings = await checkDatabase(world.db, world.clock.now());
    expect(findings.map(({ detail }) => detail)).toContainEqual(
      expect.stringMatching(/ends at .*; unknown since: INC-2, INC-3/),
    );
    // The channel of a lost one can be taken up again.
    await world.as('bo').command('/incident', 'convert', { channel: 'inc-2-quotes-are-stale' });
    await world.settle();
    expect(world.as('bo').view()?.title).toBe('Declare incident');
  });

  it('nobody acknowledged: paging goes on, late pages say so, and the channel says why they may come again', async () => {
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    await backup();
    await world.pass(minutes(7));
    expect(pages('bo')).toHaveLength(1);
    await restore();
    await world.pass(seconds(5));
    const [first, second] = pages('bo');
    expect(first?.visible).not.toContain('This page is late');
    expect(second?.visible).toContain('This page is late');
    expect(world.said().some((text) => text.includes('may be paged again'))).toBe(true);
  });

  it('a page that waited in the backup and has left since is not sent again', async () => {
    world.slack.faults.rateLimit((method, args) => method === 'chat.postMessage' && args.channel === 'U01ANA', 5, {
      times: 1,
    });
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    expect(pages('ana')).toHaveLength(0);
    await backup();
    await world.pass(seconds(20));
    expect(pages('ana')).toHaveLength(1);
    await world.incident('bo', 'new! sev3 pricing Quotes are stale');
    const before = pages('ana').length;
    await restore();
    await world.pass(seconds(30));
    expect(pages('ana')).toHaveLength(before);
  });

  it('a second start says nothing more', async () => {
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    await backup();
    await press('ana', 'Acknowledge');
    await world.incident('bo', 'new! sev2 pricing Quotes are stale');
    await restore();
    await world.stopApp();
    await world.startApp();
    await world.settle();
    expect(told('ana')).toHaveLength(1);
  });
});

it('a new database is not an old one: numbers start at 1 in a workspace that has seen others', async () => {
  await world.incident('cy', 'new! sev1 gateway Orders rejected');
  await world.pass(minutes(1));
  await restore(null);
  expect(told('ana')).toEqual([]);
  await world.incident('bo', 'new! sev2 gateway Orders rejected');
  expect(world.slack.channels().map(({ name }) => name)).toContain('inc-1-orders-rejected-2');
  expect(told('ana')).toEqual([]);
  await world.stopApp();
  await world.startApp();
  expect(told('ana')).toEqual([]);
});

it('an ordinary restart in the middle of everything says nothing', async () => {
  await world.incident('cy', 'new! sev1 gateway Orders rejected');
  await world.stopApp();
  await world.startApp();
  await press('ana', 'Acknowledge');
  await world.stopApp();
  await world.startApp();
  await world.pass(minutes(1));
  expect(told('ana')).toHaveLength(0);
  expect(world.said().some((text) => text.includes('restored'))).toBe(false);
});
