import { expect, test } from 'vitest';
import { harbour, useMuster } from './use-muster.ts';

const muster = useMuster();
const rows = async (argv: string[]) => JSON.parse((await muster.run([...argv, '--json'])).out) as object[];

test('a token is listed without itself, revoked once, and its name is free again', async () => {
  const { out: token } = await muster.run(['token', 'create', '--name', 'monitor', '--scope', 'ingest']);
  const listed = await rows(['token', 'list']);
  expect(listed).toEqual([
    { name: 'monitor', scope: 'ingest', created_at: expect.stringMatching(/Z$/), revoked_at: null },
  ]);
  expect(JSON.stringify(listed)).not.toContain(token);
  expect(await muster.run(['token', 'revoke', 'monitro'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('muster token list'),
  });
  expect(await muster.run(['token', 'revoke', 'monitor'])).toMatchObject({ code: 0, out: expect.any(String) });
  expect(await muster.run(['token', 'revoke', 'monitor'])).toMatchObject({ code: 1 });
  expect(await rows(['token', 'list'])).toEqual([{ ...listed[0], revoked_at: expect.stringMatching(/Z$/) }]);
  expect((await muster.run(['token', 'list'])).out).toMatch(/^monitor {2}ingest {2}made .* {2}revoked /);
  expect(await muster.run(['token', 'create', '--name', 'monitor', '--scope', 'read'])).toMatchObject({ code: 0 });
  expect(await rows(['token', 'list'])).toMatchObject([{ name: 'monitor', scope: 'read', revoked_at: null }]);
  expect(await muster.run(['audit', 'verify'])).toMatchObject({ code: 0 });
});

test('calendar addresses are listed without themselves, and revoked all at once', async () => {
  await muster.run(['apply', harbour]);
  const { out: address } = await muster.run(['calendar', 'person', 'ana']);
  await muster.run(['calendar', 'person', 'ana']);
  await muster.run(['calendar', 'schedule', 'sre-primary']);
  const listed = await rows(['calendar', 'list']);
  expect(listed).toMatchObject([{ kind: 'person', id: 'ana' }, { id: 'ana' }, { kind: 'schedule', id: 'sre-primary' }]);
  expect(JSON.stringify(listed)).not.toContain(address.slice(-44, -4));
  expect(await muster.run(['calendar', 'revoke', 'person', 'ana'])).toMatchObject({ code: 0, out: 'Revoked: 2.' });
  expect(await muster.run(['calendar', 'revoke', 'person', 'ana'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('No calendar address'),
  });
  expect((await muster.run(['calendar', 'list'])).out).toMatch(/^schedule sre-primary {2}made /);
  expect(await muster.run(['calendar', 'revoke', 'team', 'ana'])).toMatchObject({ code: 2 });
});
