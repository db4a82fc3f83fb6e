import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { nearest } from '../domain/nearest.ts';
import { readSettings } from '../settings.ts';
import { NewerDatabase } from '../store/migrate.ts';
import type { AddVerb, CliContext, ExitCode, RunVerb } from './verb.ts';

/** Each verb is loaded when it is asked for: a running server does not carry the demo about. */
const verbs: Record<string, () => Promise<{ add: AddVerb }>> = {
  start: () => import('./start.ts'),
  demo: () => import('./demo.ts'),
  check: () => import('./check.ts'),
  apply: () => import('./apply.ts'),
  oncall: () => import('./on-call.ts'),
  shifts: () => import('./shifts.ts'),
  roster: () => import('./roster.ts'),
  lint: () => import('./lint.ts'),
  simulate: () => import('./simulate.ts'),
  postmortem: () => import('./postmortem.ts'),
  import: () => import('./import.ts'),
  calendar: () => import('./calendar.ts'),
  token: () => import('./token.ts'),
  migrate: () => import('./migrate.ts'),
  backup: () => import('./backup.ts'),
  audit: () => import('./audit.ts'),
};

/** Runs the command line. Returns the exit code: 0 done, 1 refused, 2 misused. */
export async function main(
  argv: readonly string[],
  env: Record<string, string | undefined> = process.env,
  out: (text: string) => void = (text) => void process.stdout.write(`${text}\n`),
  err: (text: string) => void = (text) => void process.stderr.write(`${text}\n`),
): Promise<ExitCode> {
  let code: ExitCode = 0;
  const run: RunVerb =
    (work, { needsSlack } = { needsSlack: false }) =>
    async (...args) => {
      const read = readSettings(env, { needsSlack });
      if (!read.ok) {
        err(
          ['Muster cannot go on. Mend these settings:', ...read.problems.map((problem) => `  ${problem}`)].join('\n'),
        );
        code = 1;
        return;
      }
      const context: CliContext = { settings: read.settings, out, err };
      code = await work(context, ...args);
    };
  const program = new Command('muster')
    .description('Slack-first incident response')
    .version(packageJson.version, '-V, --version', 'which Muster this is')
    .exitOverride()
    .configureOutput({ writeOut: (text) => out(text.trimEnd()), writeErr: (text) => err(text.trimEnd()) })
    .showHelpAfterError('Add --help to see how it is used.');
  const word = argv[0];
  const names = Object.keys(verbs);
  const isKnown = word !== undefined && names.includes(word);
  try {
    for (const name of isKnown ? [word] : names) (await verbs[name]?.())?.add(program, run);
    if (word !== undefined && !isKnown && !word.startsWith('-') && word !== 'help') {
      const meant = nearest(word, names);
      err(
        `There is no verb “${word}”.${meant === null ? '' : ` Did you mean \`muster ${meant}\`?`} \`muster --help\` shows them all.`,
      );
      return 2;
    }
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    err(error instanceof NewerDatabase ? error.message : explain(error));
    return 1;
  }
}

/** What went wrong, for who runs Muster: the message, never the stack. */
function explain(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'SQLITE_CANTOPEN')
    return 'The database file cannot be opened. Check DATABASE_URL and the rights of its folder.';
  if (code === 'SQLITE_BUSY') return 'The database is busy: another process holds it. Try again in a moment.';
  if (code === 'SQLITE_NOTADB') return 'The file that DATABASE_URL names is no Muster database.';
  if (code === 'ECONNREFUSED') return 'The database server cannot be reached. Check DATABASE_URL.';
  if (code === 'EADDRINUSE') return 'The port is in use. Set PORT to a free one, or end the other program.';
  return message ?? 'Something went wrong.';
}
