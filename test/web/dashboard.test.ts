import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { incidentByNumber } from '../../src/store/incidents.ts';
import { World } from '../world/world.ts';
import { type OpenDashboard, openDashboard } from './open-dashboard.ts';

const hostile = '<img src=x onerror=alert(1)> "quoted" & \'more\'';

/** What people read, without markup. */
const words = (text: string) => text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the dashboard over HTTP', () => {
  let at: OpenDashboard;
  beforeAll(async () => {
    at = await openDashboard();
  });
  afterAll(() => at.world.close());
  const page = async (path: string) => {
    const { status, text } = await at.ask(path);
    expect(status).toBe(200);
    return text;
  };

  const submit = async (who: string) => {
    expect((await at.world.slack.as(who).submit()).outcome).toBe('closed');
    await at.settle();
  };

  test('leads to the list, which says what to do while it is empty', async () => {
    const first = await at.ask('/');
    expect([first.status, first.headers.location]).toEqual([303, '/incidents']);
    for (const path of ['/incidents', '/oncall']) expect((await at.ask(`${path}/`)).headers.location).toBe(path);
    const text = words(await page('/incidents'));
    expect(text).toContain('No open incident. Declare one in Slack: /incident');
    expect(text).toContain('No incident has been closed yet');
  });

  test('takes no script, frame or form from elsewhere, sets no cookie and is kept nowhere', async () => {
    const { headers, text } = await at.ask('/incidents');
    const policy = String(headers['content-security-policy']);
    for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'none'"])
      expect(policy).toContain(part);
    expect(policy).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(headers['set-cookie']).toBe(undefined);
    expect(text).not.toMatch(/<script(?! type="module" src="\/web\/)|<style| style=| on\w+=/);
  });

  test('an open incident: whom it waits for, and by name', async () => {
    await at.types('dee', `new! sev1 order-gateway ${hostile}`);
    const list = await page('/incidents');
    expect(words(list)).toContain('1 open incident, 1 not acknowledged.');
    expect(words(list)).toContain('Waiting for Cy Okafor');
    expect(list).toContain('&lt;img src=x onerror=alert(1)&gt;');
    const one = await page('/incidents/1');
    for (const part of ['SEV1', 'INC-1', 'Order gateway', 'Dee Park', 'Next: Ana Ruiz', 'Trading outage'])
      expect(words(one)).toContain(part);
    expect(words(one)).toContain('0 of 5 steps done');
    for (const text of [list, one]) {
      expect(text).not.toContain('<img');
      expect(text).not.toMatch(/U0\d[A-Z]+/);
    }
  });

  test('acknowledged, updated, with tasks and a link', async () => {
    const room = at.channel(1);
    await at.types('cy', 'ack', room);
    await at.types('cy', 'update Two <b>desks</b> quote again', room);
    await at.types('cy', 'task @dee tell the floor', room);
    await at.types('cy', 'link https://graph.example/ Rejections', room);
    const said = await at.world.slack.as('dee').say(room, '4.2.2 went out at 08:40');
    await at.world.slack.as('cy').react(said.channel, said.ts, 'pushpin');
    await at.settle();
    expect(words(await page('/incidents'))).toContain('Acknowledged by Cy Okafor');
    const one = await page('/incidents/1');
    expect(one).toContain('Two &lt;b&gt;desks&lt;/b&gt; quote again');
    expect(one).toContain('href="https://graph.example/"');
    expect(one).toContain(`href="http://127.0.0.1:4700/archives/${said.channel}/p${said.ts.replace('.', '')}"`);
    for (const part of ['tell the floor', '4.2.2 went out at 08:40', 'captured by Cy Okafor', 'in 29 min'])
      expect(words(one)).toContain(part);
  });

  test('an update that is late says so in words', async () => {
    at.world.clock.advance(45 * 60_000);
    expect(words(await page('/incidents'))).toMatch(/! overdue by 1\d min/);
  });

  test('resolved and closed: how long it took, and the document in three forms', async () => {
    const room = at.channel(1);
    await at.types('cy', 'resolve', room);
    await at.world.slack.as('cy').fill({ 'What fixed it?': 'Rolled back to 4.2.1' });
    await submit('cy');
    await at.types('cy', 'close', room);
    await submit('cy');
    const list = words(await page('/incidents'));
    expect(list).toContain('No open incident.');
    expect(list).toMatch(/INC-1 SEV1 .* Closed \d+ min/);
    const one = words(await page('/incidents/1'));
    expect(one).toContain('What fixed it Rolled back to 4.2.1');
    expect(one).toContain('Read the post-mortem');
    const document = await at.ask('/incidents/1/postmortem');
    expect(document.headers['content-security-policy']).toContain("style-src 'unsafe-inline'");
    expect(document.headers['content-security-policy']).not.toContain('script-src');
    expect(document.text).toContain('Timeline');
    expect(document.text).not.toContain('<img');
    const markdown = await at.ask('/incidents/1/postmortem.md');
    expect(markdown.headers['content-disposition']).toBe('attachment; filename="INC-1-post-mortem.md"');
    expect(markdown.text).toContain('## Timeline');
    expect(JSON.parse((await at.ask('/incidents/1/postmortem.json')).text)).toMatchObject({ number: 'INC-1' });
  });

  test('a drill is marked and not counted, and comes after real trouble', async () => {
    await at.types('bo', 'drill sev1 pricing An exercise');
    await submit('bo');
    await at.types('bo', 'new! sev3 blotter Blotter slow');
    const list = words(await page('/incidents'));
    expect(list).toContain('1 open incident, 1 not acknowledged; besides 1 drill.');
    expect(list.indexOf('An exercise')).toBeGreaterThan(list.indexOf('Blotter slow'));
    expect(words(await page('/incidents/2'))).toContain('An exercise: it counts in no figure.');
  });

  test('a merged one says into which', async () => {
    await at.types('bo', 'new! sev3 blotter Blotter very slow');
    await at.types('bo', 'merge INC-3', at.channel(4));
    expect(words(await page('/incidents?status=closed'))).toContain('Merged into INC-3');
    expect(await page('/incidents/4')).toContain('<a href="/incidents/3">Merged into INC-3</a>');
  });

  test('a private one is nowhere, and its address says no more than that of none', async () => {
    await at.types('bo', 'new! sev2 risk-engine The secret leak');
    expect(await page('/incidents')).toContain('The secret leak');
    await at.types('bo', 'private', at.channel(5));
    expect((await incidentByNumber(at.world.db, 5))?.isPrivate).toBe(true);
    for (const path of ['/incidents', '/incidents?status=open', '/incidents?status=closed', '/oncall'])
      expect(await page(path)).not.toContain('The secret leak');
    const shape = ({ status, text }: { status: number; text: string }) => [status, words(text)];
    for (const path of ['', '/postmortem', '/postmortem.md', '/postmortem.json']) {
      const [hidden, none] = [await at.ask(`/incidents/5${path}`), await at.ask(`/incidents/999${path}`)];
      expect(hidden.status).toBe(404);
      expect(shape(hidden)).toEqual(shape(none));
    }
  });

  test('who is on call, until when and why', async () => {
    const text = words(await page('/oncall'));
    expect(text).toContain('SRE and Observability');
    expect(text).toMatch(/SRE primary Cy Okafor until Thu 26 Nov 09:00 CST 15:00 UTC layer weekly/);
    expect(text).toMatch(/Next Bo Lindqvist from Thu 26 Nov 09:00 CST/);
    // What is wrong with the roster stands below, schedules first, with its dates.
    expect(text).toMatch(/Roster warnings .*(Error|Warning) .*2026-\d\d-\d\d/);
    at.world.clock.advance(Date.parse('2026-11-26T16:00:00Z') - at.world.clock.now());
    const later = words(await page('/oncall'));
    expect(later).toContain('override thanksgiving, instead of Cy Okafor');
  });

  test.each([
    ['/incidents/0', 400],
    ['/incidents/abc', 400],
    ['/incidents/1%27', 400],
    ['/incidents/99999999999999', 400],
    ['/incidents/999', 404],
    ['/incidents/INC-1', 200],
    ['/incidents/1/nothing', 404],
    ['/incidents?status=bad', 400],
    ['/incidents?before=x', 400],
    ['/incidents?status=closed&before=1', 200],
    ['/web/style.css', 200],
    ['/web/keep-current.js', 200],
    ['/web/tsconfig.json', 404],
    ['/web/..%2fdashboard.ts', 404],
  ])('%s answers %i with something to read', async (path, status) => {
    const answer = await at.ask(path);
    expect(answer.status).toBe(status);
    if (!path.startsWith('/web/s') && !path.startsWith('/web/k')) expect(answer.text).toContain('<h1');
  });

  test('reads only: HEAD has no body, everything else is refused', async () => {
    const head = await at.ask('/incidents', { method: 'HEAD' });
    expect([head.status, head.text]).toEqual([200, '']);
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await at.ask('/incidents/1', { method });
      expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, 'GET, HEAD']);
    }
  });

  test('another name for this machine, and another site reading, are refused', async () => {
    const status = async (headers: Record<string, string>) => (await at.ask('/incidents', { headers })).status;
    expect(await status({ host: 'evil.example' })).toBe(403);
    expect(await status({ host: '127.0.0.1.evil.example:80' })).toBe(403);
    expect(await status({ host: 'localhost:8080' })).toBe(200);
    expect(await status({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).toBe(403);
    expect(await status({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).toBe(200);
  });

  test('health and metrics stay as they were', async () => {
    expect((await at.ask('/healthz', { headers: { host: 'muster.internal' } })).status).toBe(200);
    expect((await at.ask('/nothing')).text).toBe('{"error":"not found"}');
  });
});

test('a server that nobody said to be open serves no dashboard', async () => {
  const world = await World.open();
  try {
    const address = world.app.server.server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    for (const path of ['', 'incidents', 'incidents/1', 'oncall', 'web/style.css'])
      expect([path, (await fetch(`http://127.0.0.1:${port}/${path}`)).status]).toEqual([path, 404]);
  } finally {
    await world.close();
  }
});
