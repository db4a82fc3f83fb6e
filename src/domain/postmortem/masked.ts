import { words } from '../../words/words.ts';

const { mask, secrets } = words.postmortem;

/** What looks like a secret, and what is written in its place. Sources of the shapes: each vendor's own documentation. */
const shapes: readonly [RegExp, string][] = [
  // RFC 7468; a key that was cut off is masked to the end of the text.
  [
    /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|$)/g,
    secrets.privateKey,
  ],
  // docs.slack.dev/authentication/tokens
  [/\bxox[a-z](?:\.xox[a-z])?-[A-Za-z0-9-]{8,}|\bxapp-[A-Za-z0-9-]{8,}/g, secrets.slackToken],
  [/https:\/\/hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/[^\s<>"')]+/g, secrets.slackWebhook],
  // docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html, "Understanding unique ID prefixes"
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, secrets.awsKey],
  // RFC 7519: the header of every JWT begins with `{"`, which is `eyJ` in base64url.
  [/\beyJ[A-Za-z0-9_-]{6,2000}\.[A-Za-z0-9_-]{6,8000}\.[A-Za-z0-9_-]*/g, secrets.jwt],
  // github.blog/engineering/behind-githubs-new-authentication-token-formats
  [/\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,})/g, secrets.githubToken],
  [/\bAIza[0-9A-Za-z_-]{35}/g, secrets.googleKey],
  [/\b[sr]k_live_[0-9A-Za-z]{10,}/g, secrets.stripeKey],
];

const secretNames =
  'pass(?:word|wd|phrase)|pwd|secret|api[_-]?key|access[_-]?key|secret[_-]?(?:access[_-]?)?key|client[_-]?secret|(?:auth|access|refresh|bearer)[_-]?token|token';
/** What is given to a name: to the closing quote, or to the next white space. */
const given = `(?:"[^"\\n]+"|'[^'\\n]+'|[^\\s"'<>,;&]+)`;
/** `password=…` however it is quoted; with a colon only where it is no sentence. */
const assigned = new RegExp(`((?:${secretNames})["']?\\s*=\\s*)(?!=)${given}`, 'gi');
const passwordColon = new RegExp(`((?:pass(?:word|wd|phrase)|pwd)["']?\\s*:\\s*)${given}`, 'gi');
const quotedColon = new RegExp(`(["'](?:\\w{0,40}[_-])?(?:${secretNames})["']\\s*:\\s*)${given}`, 'gi');
const bearer = /\b(Bearer\s+)[A-Za-z0-9._~+/-]{16,}=*/g;
/** A password in an address: `postgres://user:password@host`. */
const inAddress = /(\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s:/@<>]{0,200}:)[^\s/@<>]{1,500}(?=@)/gi;

/** Text with everything in it that looks like a secret masked: documents are copied about and kept for years. */
export function masked(text: string): string {
  let shown = text;
  for (const [shape, name] of shapes) shown = shown.replace(shape, `[${mask}: ${name}]`);
  for (const named of [assigned, passwordColon, quotedColon, bearer, inAddress]) {
    shown = shown.replace(named, (whole, name: string) => (whole.includes(`[${mask}`) ? whole : `${name}[${mask}]`));
  }
  return shown;
}
