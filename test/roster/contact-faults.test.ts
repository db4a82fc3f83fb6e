import { describe, expect, test } from 'vitest';
import { expectFaults, fileOf, rosterOf } from './read-file.ts';

const { person, service, playbook } = fileOf;
const NO_EMAIL = 'is not an e-mail address; write one address alone, such as name@example.com';
const NO_PHONE = 'is not a phone number; write + and the country code, digits only, in quotes, such as "+13125550100"';
const NO_ADDRESS = 'is not a web address; it begins with https:// or http://';

describe('Slack', () => {
  const where = '"Copy member ID", and looks like';
  test.each([
    ['ana', `\`ana\` is not a Slack user id; it is in the profile menu, ${where} \`U012AB3CD\``],
    ['u01anabc', `\`u01anabc\` is not a Slack user id; it is in the profile menu, ${where} \`U01ANABC\``],
    ['"<@U01ANABC>"', `\`<@U01ANABC>\` is not a Slack user id; it is in the profile menu, ${where} \`U01ANABC\``],
  ])('%s is no user', (slack, message) => {
    expectFaults(`people: [{ id: ana, name: Ana, slack: ▶${slack} }]`, `people[0].slack: ${message}`);
    expectFaults(`slack: { admins: [▶${slack}] }`, `slack.admins[0]: ${message}`);
  });

  test.each([
    [
      'announce: ▶Big Incidents',
      'slack.announce: `Big Incidents` is not the name of a channel: lower case, digits, `-` and `_`, at most 80, such as `big-incidents`',
    ],
    [
      'prefix: ▶"INC "',
      'slack.prefix: `INC ` cannot begin the name of a channel; lower case letters and digits, at most 21, such as `inc`',
    ],
  ])('%s', (key, fault) => {
    expectFaults(`slack: { ${key} }`, fault);
  });

  test('the signs in front of a channel and a user group may be there', () => {
    const roster = rosterOf(
      'slack: { announce: "#störungen" }\nteams: [{ id: a, name: A, channel: C0123ABCD, usergroup: "@sre" }]',
    );
    expect(roster.slack.announce).toBe('störungen');
    expect(roster.teams).toMatchObject([{ channel: 'C0123ABCD', usergroup: 'sre' }]);
  });
});

describe('addresses are refused and not repeated', () => {
  test.each([
    ['email', 'ana at harbour', NO_EMAIL],
    ['email', 'Ana <ana@harbour.example>', NO_EMAIL],
    ['email', 'a@b@c.example', NO_EMAIL],
    ['phone', '3125550199', NO_PHONE],
    ['phone', '"+1 312 555 0199"', NO_PHONE],
    ['phone', '+0123456789', NO_PHONE],
  ])('%s: %s', (key, value, message) => {
    expectFaults(person(`${key}: ▶${value}`), `people[0].${key}: ${message}`);
  });

  test.each(['zoom.us/j/1', 'ftp://zoom.us/j/1', 'javascript:alert(1)', '"https://zoom.us/ j"', 'https://'])(
    '%s',
    (url) => {
      expectFaults(playbook(`zoom: ▶${url}`), `playbooks[0].zoom: ${NO_ADDRESS}`);
      expectFaults(playbook(`links: [{ title: a, url: ▶${url} }]`), `playbooks[0].links[0].url: ${NO_ADDRESS}`);
      expectFaults(person(`webhook: { url: ▶${url} }`), `people[0].webhook.url: ${NO_ADDRESS}`);
    },
  );

  test('a routing key with a slash', () => {
    const message = 'is not a routing key: letters, digits, `.`, `_`, `~` and `-`, at most 128';
    expectFaults(service('routing_key: ▶a/b'), `services[0].routing_key: ${message}`);
  });

  test('a link may be an address alone', () => {
    const links = rosterOf(playbook('links: ["https://wiki.example/a", { url: "https://wiki.example/b" }]'))
      .playbooks[0]?.links;
    expect(links).toEqual([
      { title: 'https://wiki.example/a', url: 'https://wiki.example/a' },
      { title: 'https://wiki.example/b', url: 'https://wiki.example/b' },
    ]);
  });
});
