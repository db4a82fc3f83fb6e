import { verifyAudit } from '../store/verify-audit.ts';
import type { AddVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

export const add: AddVerb = (program, run) => {
  const audit = program.command('audit').description('the log of every change and refusal');
  audit
    .command('verify')
    .description('follow the chain of the log; exit 1 and the first broken line when it was tampered with')
    .option('--json', 'print as JSON')
    .action(
      run(async ({ settings, out, err }, options: { json?: boolean }) =>
        withDatabase(settings, async ({ db }) => {
          const verdict = await verifyAudit(db);
          if (options.json) out(JSON.stringify(verdict));
          else if (verdict.ok) out(`The audit log is whole: ${verdict.rows} lines.`);
          else err(`The audit log is broken at line ${verdict.seq}: ${verdict.why}.`);
          return verdict.ok ? 0 : 1;
        }),
      ),
    );
};
