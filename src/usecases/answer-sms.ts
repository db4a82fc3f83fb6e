import { alarmRow } from '../domain/alarm-row.ts';
import { type Ctx, decided, type NewOutbox, remove, upsert } from '../domain/decision.ts';
import type { Incident } from '../domain/incident.ts';
import type { Person, Roster } from '../domain/roster.ts';
import { type PhoneVerb, readSmsReply } from '../domain/sms-reply.ts';
import { stopFact } from '../domain/stop-fact.ts';
import { adminRows, watchRow } from '../domain/watch-note.ts';
import type { AddressSeal } from '../ports.ts';
import { currentRoster } from '../store/directory.ts';
import { fact } from '../store/facts.ts';
import { openIncidentsPaging } from '../store/pages.ts';
import { words } from '../words/words.ts';
import { answerPage } from './answer-page.ts';
import { type Deps, perform } from './perform.ts';

/**
 * An SMS from somebody. Returns the answer, `null` when there is none: to a number that nobody in the roster has, and
 * to STOP, which the carrier answers itself. STOP ends SMS to that number until START. It is told once to the operator's
 * webhook and to the admins in Slack, and its sender hears in Slack how to come back.
 */
export async function answerSms(
  deps: Deps,
  seal: AddressSeal,
  sms: { from: string; body: string },
  ctx: Ctx,
): Promise<string | null> {
  const { roster } = await currentRoster(deps.db);
  const sealed = seal.close(sms.from);
  const person = roster.people.find(({ phone }) => phone === sealed);
  if (person === undefined) return null;
  const reply = readSmsReply(sms.body);
  if (reply.kind === 'stop' || reply.kind === 'start') {
    await keepStop(deps, person, { sealed, isStopped: reply.kind === 'stop', roster }, ctx);
    return null;
  }
  if (reply.kind === 'unclear') return words.replies.help;
  const open = await openIncidentsPaging(deps.db, person.slack);
  const chosen = choose(open, reply.verb, reply.number);
  if (typeof chosen === 'string') return chosen;
  return answerPage(deps, chosen, { verb: reply.verb, via: 'sms' }, { ...ctx, actor: person.slack });
}

/** The incident that is meant: the one named, or the only one that it can be. */
function choose(open: readonly Incident[], verb: PhoneVerb, number: number | null): Incident | string {
  if (number !== null) return open.find((incident) => incident.number === number) ?? words.replies.nothing;
  const waiting = open.filter(({ ack }) => ack === null);
  // What is acknowledged can still be resolved, and who is late learns who has it.
  const meant = verb === 'resolve' || waiting.length === 0 ? open : waiting;
  const [first] = meant;
  if (first === undefined) return words.replies.nothing;
  if (meant.length === 1) return first;
  const said = { acknowledge: 'ack', decline: 'no', resolve: 'resolve' }[verb];
  return words.replies.which(said, meant.map((incident) => incident.number).join(', '));
}

async function keepStop(
  deps: Deps,
  person: Person,
  { sealed, isStopped, roster }: { sealed: string; isStopped: boolean; roster: Roster },
  ctx: Ctx,
): Promise<void> {
  const name = stopFact(sealed);
  const action = isStopped ? 'sms_stop' : 'sms_start';
  await perform<boolean, null>(
    deps,
    { ctx },
    {
      action,
      subject: person.id,
      key: name,
      load: async () => (await fact(deps.db, name)) !== null,
      decide: (wasStopped) => {
        // A word that is said again changes nothing, and nobody needs to hear it twice.
        if (wasStopped === isStopped) return decided(null);
        return decided(null, {
          changes: [
            isStopped ? upsert('facts', { name, value: String(ctx.now) }, ['name']) : remove('facts', { name }),
          ],
          audit: [{ action, subject: person.id, outcome: 'done' }],
          outbox: isStopped ? stopRows(person, roster, ctx) : [startRow(person, ctx)],
        });
      },
    },
  );
}

function stopRows(person: Person, roster: Roster, ctx: Ctx): NewOutbox[] {
  const key = `stop:${ctx.newId()}`;
  const report = {
    type: 'sms_stopped',
    incident: null,
    title: words.operator.stopped(person.name),
    text: words.operator.stoppedWhat,
    at: ctx.now,
  };
  return [
    alarmRow(key, report),
    ...adminRows(key, roster, { what: 'stopped', who: person.slack }),
    watchRow(`${key}:self`, { user: person.slack }, { what: 'you_stopped' }),
  ];
}

function startRow(person: Person, ctx: Ctx): NewOutbox {
  return watchRow(`start:${ctx.newId()}`, { user: person.slack }, { what: 'you_started' });
}
