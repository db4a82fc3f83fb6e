import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusal } from '../../src/workspace/guard.ts';
import { momentOf } from '../../src/workspace/show/when.ts';
import { type OpenGround, openGround } from './open-ground.ts';

const json = { 'content-type': 'application/json' };

describe('who may ask', () => {
  test.each<[string, string, Record<string, string>, boolean]>([
    ['a visit', 'GET', { host: '127.0.0.1:80' }, true],
    ['a visit by name', 'GET', { host: 'localhost:80' }, true],
    ['a name that was bent to here', 'GET', { host: 'evil.example:80' }, false],
    ['another port', 'GET', { host: '127.0.0.1:81' }, false],
    [
      'another site reading',
      'GET',
      { host: '127.0.0.1:80', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
      false,
    ],
    [
      'a link from another site',
      'GET',
      { host: '127.0.0.1:80', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
      true,
    ],
    ['the page acting', 'POST', { host: '127.0.0.1:80', origin: 'http://127.0.0.1:80', ...json }, true],
    ['another site acting', 'POST', { host: '127.0.0.1:80', origin: 'https://evil.example', ...json }, false],
    ['nobody’s page acting', 'POST', { host: '127.0.0.1:80', ...json }, false],
    [
      'a form acting',
      'POST',
      { host: '127.0.0.1:80', origin: 'http://127.0.0.1:80', 'content-type': 'text/plain' },
      false,
    ],
  ])('%s', (_, method, headers, isLet) => {
    expect(refusal(method, headers, 80) === null).toBe(isLet);
  });
});

test.each([
  ['2026-11-24T09:02', 'America/Chicago', '2026-11-24T15:02:00Z'],
  ['2026-03-29T00:30', 'Europe/London', '2026-03-29T00:30:00Z'],
  ['2026-03-29T02:30', 'Europe/London', '2026-03-29T01:30:00Z'],
  ['2026-06-01T00:00', 'Australia/Sydney', '2026-05-31T14:00:00Z'],
])('%s in %s', (field, zone, instant) => {
  expect(new Date(momentOf(field, zone)).toISOString()).toBe(instant.replace('Z', '.000Z'));
});

describe('the page over HTTP', () => {
  let at: OpenGround;
  beforeAll(async () => {
    at = await openGround();
  });
  afterAll(() => at.close());

  const act = async (fields: object, headers: Record<string, string> = {}) => {
    const response = await fetch(`${at.server.url}act`, {
      method: 'POST',
      headers: { ...json, origin: at.server.url.replace(/\/$/, ''), ...headers },
      body: JSON.stringify(fields),
    });
    return { status: response.status, says: ((await response.json().catch(() => ({}))) as { says?: string }).says };
  };

  test('takes no script, frame or image from elsewhere', async () => {
    const response = await fetch(at.server.url);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    const text = await response.text();
    expect(text).toContain('id="main"');
    expect(text.match(/src="https?:|<link[^>]*href="https?:/g)).toBe(null);
  });

  test('refuses a foreign host on the wire', async () => {
    const status = await new Promise((resolve, reject) => {
      const asked = request(at.server.url, { headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on('error', reject).end();
    });
    expect(status).toBe(403);
    expect(
      (await act({ do: 'say', as: 'ana', channel: 'general', text: 'x' }, { origin: 'http://evil.example' })).status,
    ).toBe(403);
  });

  test('only files of the page are served', async () => {
    const status = async (path: string) => (await fetch(`${at.server.url}${path}`)).status;
    expect(await status('static/style.css')).toBe(200);
    expect(await status('static/main.js')).toBe(200);
    expect(await status('static/tsconfig.json')).toBe(404);
    expect(await status('static/..%2fpage.ts')).toBe(404);
    expect(await status('file/F1')).toBe(404);
  });

  test('what nobody may do is said, and does nothing', async () => {
    expect((await act({ do: 'no such', as: 'ana' })).status).toBe(400);
    expect((await act({ do: 'constructor', as: 'ana' })).status).toBe(400);
    expect((await act({ do: 'say', as: 'nobody', channel: 'general', text: 'x' })).status).toBe(400);
    expect((await act({ do: 'say', as: 'ana', channel: 'nowhere', text: 'x' })).status).toBe(409);
    expect((await act({ do: 'close-view', as: 'ana' })).says).toContain('none is open');
    expect(at.ground.desk().slack.messages('general')).toEqual([]);
  });

  test('what is said is escaped, unread for others and read for who looks', async () => {
    await act({ do: 'say', as: 'ana', channel: 'sre', text: '<img src=x onerror=alert(1)> @bo' });
    const asBo = async (channel: string) => (await fetch(`${at.server.url}?as=bo&in=${channel}`)).text();
    expect(await asBo('general')).toContain('1 unread');
    const page = await asBo('sre');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).not.toContain('<img');
    expect(await asBo('general')).not.toContain('1 unread');
  });

  test('a permalink of Slack leads to its channel, message and thread', async () => {
    const to = async (path: string) => {
      const { status, headers } = await fetch(`${at.server.url}${path}`, { redirect: 'manual' });
      return [status, headers.get('location')];
    };
    expect(await to('archives/C1')).toEqual([303, '/?in=C1']);
    expect(await to('archives/C1/p1795532531000100')).toEqual([303, '/?in=C1&msg=1795532531.000100']);
    expect(await to('archives/C1/p1795532531000100?thread_ts=1795532530.000200&cid=C1')).toEqual([
      303,
      '/?in=C1&msg=1795532531.000100&thread=1795532530.000200',
    ]);
    expect((await to('archives/c1'))[0]).toBe(404);
    expect((await to('archives/C1/pwned'))[0]).toBe(404);
  });

  test('the dashboard stays where it is when the workspace begins anew', async () => {
    const before = at.ground.dashboardUrl() ?? '';
    expect((await fetch(before)).status).toBe(200);
    await act({ do: 'restart', as: 'ana' });
    const after = at.ground.dashboardUrl() ?? '';
    expect(after).toBe(before);
    expect(await (await fetch(after)).text()).toContain('No open incident');
  });

  test('the clock goes to the next hand-off', async () => {
    const { at: due, what } = at.ground.desk().handOffs()[0] ?? { at: 0, what: '' };
    const incoming = what.split(': ')[1] ?? 'nobody';
    expect((await act({ do: 'hand-off', as: 'ana' })).status).toBe(200);
    const told =
      at.ground
        .desk()
        .journey()
        ?.lines.filter(({ place }) => place === `Slack to ${incoming}`) ?? [];
    expect(told.map(({ text }) => text)).toEqual([
      expect.stringContaining('You will be on call'),
      // With the same turn again, a day later, in one message.
      expect.stringMatching(/You are on call.*You will be on call/),
    ]);
    expect(at.ground.desk().now()).toBeGreaterThanOrEqual(due);
    expect(at.ground.desk().handOffs()[0]?.at).toBeGreaterThan(due);
  });

  test('a quarter of an hour goes by, each thing at its time: nobody answers, and everybody on the way is paged in turn', {
    timeout: 60_000,
  }, async () => {
    const { slack, now } = at.ground.desk();
    await slack.as('dee').command('/incident', 'new! sev1 order-gateway Orders rejected');
    await slack.until(
      () => slack.as('cy').dms().length > 0 || slack.as('bo').dms().length > 0 || slack.as('ana').dms().length > 0,
    );
    const before = now();
    await act({ do: 'advance', as: 'ana', ms: '900000' });
    expect(now() - before).toBeGreaterThanOrEqual(900_000);
    const paged = ['ana', 'bo', 'cy', 'dee', 'gil', 'hana', 'ivo'].filter((who) =>
      slack
        .as(who)
        .dms()
        .some(({ visible }) => visible.includes('You are on call')),
    );
    expect(paged.length).toBeGreaterThanOrEqual(3);
  });

  test('a reaction comes and goes', async () => {
    const { slack } = at.ground.desk();
    const { channel, ts } = await slack.as('ana').say('sre', 'look');
    await act({ do: 'react', as: 'bo', channel, ts, name: 'eyes' });
    expect(slack.message(channel, ts)?.reactions).toEqual({ eyes: ['U02BO'] });
    await act({ do: 'react', as: 'bo', channel, ts, name: 'eyes' });
    expect(slack.message(channel, ts)?.reactions).toEqual({});
  });

  test('an edit and a deletion show', async () => {
    const { slack } = at.ground.desk();
    const said = await slack.as('ana').say('market-data', 'one');
    await act({ do: 'edit', as: 'ana', channel: said.channel, ts: said.ts, text: 'two' });
    const page = async () => (await fetch(`${at.server.url}?as=bo&in=market-data`)).text();
    expect(await page()).toContain('(edited)');
    await act({ do: 'pin', as: 'bo', channel: said.channel, ts: said.ts });
    expect(await page()).toContain('Pinned');
    await act({ do: 'delete', as: 'ana', channel: said.channel, ts: said.ts });
    expect(await page()).not.toContain('(edited)');
  });
});
