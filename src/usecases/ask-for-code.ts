import {
  addressOf,
  type ContactCheck,
  type ContactKind,
  codeCarrier,
  isCodeFresh,
  withNewCode,
} from '../domain/contact-check.ts';
import { decided, type Refusal, refuse, upsert } from '../domain/decision.ts';
import { priority } from '../domain/outbox.ts';
import type { CarrierName, Person } from '../domain/roster.ts';
import { findPersonBySlack } from '../domain/roster-lookup.ts';
import { stopFact } from '../domain/stop-fact.ts';
import { contactCheck } from '../store/contact-checks.ts';
import { currentRoster } from '../store/directory.ts';
import { fact } from '../store/facts.ts';
import { words } from '../words/words.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

export interface AskedCode {
  codeId: string;
  carrier: CarrierName;
}

interface Loaded {
  person: Person;
  address: string;
  check: ContactCheck | undefined;
  isStopped: boolean;
}

/**
 * Sends a code to the phone or the e-mail address that the roster names for who asks. Asked again within a minute it is
 * the same code still; more than five an hour are refused.
 */
export function askForCode(deps: Deps, kind: ContactKind, asked: Asked<AskedCode>): Promise<Result<AskedCode>> {
  const { codes: texts } = words.watch;
  const user = asked.ctx.actor ?? '';
  return perform<Loaded, AskedCode>(deps, asked, {
    action: 'ask_code',
    subject: user,
    key: `contact:${user}`,
    load: async (): Promise<Loaded | Refusal> => {
      const person = findPersonBySlack((await currentRoster(deps.db)).roster, user);
      const address = person === undefined ? null : addressOf(person, kind);
      if (person === undefined || address === null) return refuse('no_contact', texts.noContact);
      const isStopped = (await fact(deps.db, stopFact(address))) !== null;
      return { person, address, check: await contactCheck(deps.db, address), isStopped };
    },
    decide: ({ person, address, check, isStopped }, ctx) => {
      if (check && check.verifiedAt !== null) return refuse('verified', texts.already);
      if (check?.codeId != null && check.carrier !== null && isCodeFresh(check, ctx.now))
        return decided({ codeId: check.codeId, carrier: check.carrier });
      const carrier = codeCarrier(person, kind, { carriers: deps.carriers, isStopped });
      if (carrier === null) return refuse('no_carrier', texts.noCarrier);
      const code = { id: ctx.newId(), carrier, address, person: person.id };
      const row = withNewCode(check, code, ctx.now);
      if (row === null) return refuse('too_many_codes', texts.tooMany);
      const outbox = { kind: 'code.send' as const, priority: priority.normal, payload: { code: code.id, user } };
      return decided(
        { codeId: code.id, carrier },
        {
          changes: [upsert('contactChecks', row, ['address'])],
          outbox: [{ key: `code:${code.id}`, ...outbox }],
          audit: [{ action: 'ask_code', subject: person.id, outcome: 'done', detail: carrier }],
        },
      );
    },
  });
}
