import type { Directory } from '../domain/directory.ts';
import { nearest } from '../domain/nearest.ts';
import type { PageReason } from '../domain/page.ts';
import type { CarrierName } from '../domain/roster.ts';
import { defaultSeverity, findService, findSeverity, pagingPolicy } from '../domain/roster-lookup.ts';
import { simulateIncident } from '../domain/simulate-incident.ts';
import type { SimulatedPage, SimulatedPaging } from '../domain/simulate-paging.ts';
import type { Db } from '../store/db.ts';
import { currentDirectory } from '../store/directory.ts';
import { lastPaged, roundRobinPointers } from '../store/pages.ts';
import { words } from '../words/words.ts';
import { readInstant, toIso } from './read-instant.ts';
import type { AddVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

/** What a person's rules name counts, whether or not this command line may use the carrier. */
const carriers: ReadonlySet<CarrierName> = new Set(['slack', 'sms', 'voice', 'email', 'webhook'] as const);

interface Options {
  at?: string;
  severity?: string;
  json?: boolean;
}

export const add: AddVerb = (program, run) => {
  program
    .command('simulate')
    .description('who would be paged, when and by what, if nobody answered; sends nothing')
    .argument('<service>', 'a service id')
    .option('--at <time>', 'ISO 8601; default now')
    .option('--severity <id>', "a severity id; default the file's second")
    .option('--json', 'print as JSON')
    .action(
      run(async ({ settings, out, err }, service: string, options: Options) => {
        const at = options.at === undefined ? Date.now() : readInstant(options.at);
        if (at === undefined) {
          err(`“${options.at}” is no time. Write it as 2026-11-22T09:00Z.`);
          return 2;
        }
        return withDatabase(settings, async ({ db }) => {
          const directory = await currentDirectory(db);
          const fault = findFault(directory, service, options.severity);
          if (fault !== null) {
            err(fault);
            return 1;
          }
          const answer = await simulate(db, directory, { service, severity: options.severity, at });
          out(options.json ? JSON.stringify(answer) : simulationText(answer));
          return 0;
        });
      }),
    );
};

function findFault({ roster }: Directory, service: string, severity: string | undefined): string | null {
  if (findService(roster, service) === undefined) return unknown('service', service, roster.services);
  if (severity !== undefined && findSeverity(roster, severity) === undefined)
    return unknown('severity', severity, roster.severities);
  return null;
}

function unknown(what: string, id: string, known: readonly { id: string }[]): string {
  const ids = known.map((one) => one.id);
  const meant = nearest(id, ids);
  const all = ids.length === 0 ? 'No roster is applied yet.' : `The roster has: ${ids.join(', ')}.`;
  return `There is no ${what} “${id}”.${meant === null ? '' : ` Did you mean “${meant}”?`} ${all}`;
}

type Simulation = Awaited<ReturnType<typeof simulate>>;

/** The public shape of `simulate --json`. */
async function simulate(
  db: Db,
  directory: Directory,
  { service, severity: asked, at }: { service: string; severity: string | undefined; at: number },
) {
  const { roster } = directory;
  const severity = asked === undefined ? defaultSeverity(roster) : findSeverity(roster, asked);
  const policy = pagingPolicy(roster, service);
  const head = { at: toIso(at), service, severity: severity?.id ?? null };
  const pointers = policy === null ? new Map<number, number>() : await roundRobinPointers(db, policy.id);
  const memory = { lastPaged: await lastPaged(db), pointers, carriers };
  const paging = simulateIncident(directory, { service, severity, at }, memory);
  if (paging === null) return { ...head, steps: [], final: null };
  const { raised } = paging;
  return {
    ...head,
    ...pagingJson(paging),
    ...(raised === null ? {} : { raised: { at: toIso(raised.at), ...pagingJson(raised.paging) } }),
  };
}

function pagingJson({ steps, final }: SimulatedPaging) {
  return {
    steps: steps.map(({ round, step, at, people, channels, isEmpty }) => ({
      round: round + 1,
      step: step + 1,
      at: toIso(at),
      people: people.map(personJson),
      ...(channels.length === 0 ? {} : { channels }),
      empty: isEmpty,
    })),
    final:
      final === null ? null : { at: toIso(final.at), people: final.people.map(personJson), channels: final.channels },
  };
}

function personJson({ chosen: { person, why }, by }: SimulatedPage) {
  return {
    person: person.id,
    name: person.name,
    why: reasonText(why),
    by: by.map(({ afterMs, by: carrier }) => ({ after_s: afterMs / 1_000, carrier })),
  };
}

function reasonText(why: PageReason): string {
  if (why.by === 'schedule') {
    const how =
      why.override === null ? (why.layer === null ? '' : words.why.layer(why.layer)) : words.why.override(why.override);
    return words.why.onCall(why.schedule, null, how);
  }
  if (why.by === 'team') return words.why.member(why.team);
  if (why.by === 'managers') return words.why.manager(why.team);
  if (why.by === 'awake_manager')
    return why.asleep ? words.why.managerAsleep(why.team) : words.why.managerAwake(why.team);
  return words.why.named;
}

function simulationText(answer: Simulation): string {
  const { at, service, severity } = answer;
  const lines = pagingText(answer);
  if (lines.length === 0) lines.push('nobody is paged');
  const head = `${service} at ${at}${severity === null ? '' : `, ${severity}`}, if nobody answers:`;
  if (!('raised' in answer) || answer.raised === undefined) return [head, ...lines].join('\n');
  const raised = `${answer.raised.at}  support hours begin, and it pages loudly from the first step:`;
  return [head, ...lines, raised, ...pagingText(answer.raised)].join('\n');
}

function pagingText({ steps, final }: ReturnType<typeof pagingJson>): string[] {
  const lines = steps.map(
    (step) => `${step.at}  round ${step.round} step ${step.step}: ${peopleText(step.people, step.channels)}`,
  );
  if (final !== null) lines.push(`${final.at}  final: ${peopleText(final.people, final.channels)}`);
  return lines;
}

function peopleText(people: readonly ReturnType<typeof personJson>[], channels: readonly string[] = []): string {
  const named = people.map(({ name, why, by }) => {
    const rules = by.map(({ carrier, after_s: after }) => `${carrier} after ${after} s`).join(', ');
    return `${name}, ${why}: ${rules}`;
  });
  const all = [...named, ...channels.map((channel) => `#${channel}`)];
  return all.length === 0 ? 'nobody is on call' : all.join('; ');
}
