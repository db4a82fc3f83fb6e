import { field } from './field.ts';
import { quoted } from './quoted.ts';

/** None of these repeats a contact address or a secret in its fault: faults are printed and logged. */

/** https://docs.slack.dev/reference/objects/user-object: an id begins with U, or W in a grid. */
export const slackUser = field('a Slack user id, such as `U012AB3CD`', (text, refuse) => {
  if (/^[UW][A-Z0-9]{1,31}$/.test(text)) return text;
  const inside = /[uw][a-z0-9]{4,31}/i.exec(text)?.[0].toUpperCase();
  const meant = inside !== undefined && /\d/.test(inside) ? inside : 'U012AB3CD';
  return refuse(
    `${quoted(text)} is not a Slack user id; it is in the profile menu, "Copy member ID", and looks like \`${meant}\``,
  );
});

/** A channel by its name, or by its id: `#` in front is left out. https://docs.slack.dev/reference/methods/conversations.create */
export const channel = field('the name of a channel, such as `incidents`', (text, refuse) => {
  const name = text.replace(/^#/, '');
  if (/^[CG][A-Z0-9]{6,31}$/.test(name)) return name;
  const better = name.trim().toLowerCase().replace(/\s+/g, '-');
  if (isChannelName(name)) return name;
  return refuse(
    `${quoted(text)} is not the name of a channel: lower case, digits, \`-\` and \`_\`, at most 80, such as \`${isChannelName(better) ? better : 'incidents'}\``,
  );
});

export function isChannelName(name: string): boolean {
  return name.length <= 80 && /^[\p{L}\p{N}\p{M}_-]+$/u.test(name) && name === name.toLowerCase();
}

/** A user group by its handle, or by its id: `@` in front is left out. */
export const usergroup = field('the handle of a user group, such as `oncall-sre`', (text, refuse) => {
  const handle = text.replace(/^@/, '');
  if (/^[\p{L}\p{N}\p{M}._-]{1,80}$/u.test(handle)) return handle;
  return refuse(`${quoted(text)} is not the handle of a user group; write it without spaces, such as \`oncall-sre\``);
});

export const email = field('an e-mail address', (text, refuse) => {
  if (text.length <= 254 && /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(text)) return text;
  return refuse('is not an e-mail address; write one address alone, such as name@example.com');
});

/** E.164: https://www.itu.int/rec/T-REC-E.164 */
export const phone = field('a phone number', (text, refuse) => {
  if (/^\+[1-9]\d{6,14}$/.test(text)) return text;
  return refuse('is not a phone number; write + and the country code, digits only, in quotes, such as "+13125550100"');
});

/** An address that a browser or Muster itself opens. */
export const webAddress = field('an address that begins with https://', (text, refuse) => {
  const parsed = URL.canParse(text) ? new URL(text) : null;
  const fits = parsed !== null && (parsed.protocol === 'https:' || parsed.protocol === 'http:') && !/\s/.test(text);
  if (fits && text.length <= 2_000) return text;
  return refuse('is not a web address; it begins with https:// or http://');
});

/** What a monitor sends to name its service: it stands in bodies and in addresses. */
export const routingKey = field('a routing key', (text, refuse) => {
  if (/^[A-Za-z0-9._~-]{1,128}$/.test(text)) return text;
  return refuse('is not a routing key: letters, digits, `.`, `_`, `~` and `-`, at most 128');
});

export const secret = field('a secret, as text', (text, refuse) => {
  if (text !== '' && text.length <= 500) return text;
  return refuse('is not a secret of 1 to 500 characters');
});
