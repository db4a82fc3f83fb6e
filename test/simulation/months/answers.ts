import type { CarrierName } from '../../../src/domain/roster.ts';
import { findPerson } from '../../../src/domain/roster-lookup.ts';
import { escalationOf, incidentById } from '../../../src/store/incidents.ts';
import { pageById } from '../../../src/store/pages.ts';
import { surfaceById } from '../../../src/store/surfaces.ts';
import { reactionTo } from './habits.ts';
import type { Ears } from './ports.ts';
import { reply } from './reply.ts';
import { Broken } from './rules.ts';
import type { Stage } from './stage.ts';

/** People hear what rings, and answer if they do. */
export class Answers implements Ears {
  lastPage = '';
  broken: Broken | null = null;
  readonly #months: Stage;
  readonly #heard = new Map<string, number>();

  constructor(months: Stage) {
    this.#months = months;
  }

  told(pageId: string): void {
    this.#months.rules.told(pageId);
  }

  async pageOf(surfaceId: string): Promise<string | null> {
    const surface = await surfaceById(this.#months.db, surfaceId);
    return surface?.kind === 'page' ? surface.pageId : null;
  }

  async posted(id: string): Promise<void> {
    const { db } = this.#months;
    const row = await db.read
      .selectFrom('outbox')
      .select(['payload', 'incidentId'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (row?.incidentId == null || !row.payload.includes('"what":"alarm"')) return;
    const incident = await incidentById(db, row.incidentId);
    if (incident !== undefined) this.#alarm(incident.number, 'in Slack');
  }

  operatorHears(type: string, incident: string | null): void {
    if (type === 'nobody_on_call' || type === 'nobody_acknowledged')
      this.#alarm(Number(incident?.replace('INC-', '')), `to the operator, ${type}`);
  }

  #alarm(number: number, where: string): void {
    this.#months.rules.alarm(number, this.#months.clock.now());
    this.#months.tell(`ALARM about INC-${number} ${where}`);
  }

  async rings(pageId: string, way: CarrierName, left: { at: number; ts: string }): Promise<void> {
    const { db, clock, rules, plan, firm, whoMay } = this.#months;
    const page = await pageById(db, pageId);
    const incident = page && (await incidentById(db, page.incidentId));
    if (page === undefined || incident === undefined || page.person === null) return;
    const escalation = (await escalationOf(db, incident.id)) ?? null;
    const at = clock.now();
    this.#months.tell(
      `${page.person} is rung by ${way} for INC-${incident.number} ${incident.title}, step ${page.step}`,
    );
    try {
      rules.rings({ page, way, incident, escalation, at: left.at });
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      this.broken ??= error;
    }
    const person = findPerson(firm.roster, page.person);
    if (person === undefined || plan.isDeaf) return;
    const key = `${incident.title} ${page.person} ${way}`;
    const nth = (this.#heard.get(key) ?? 0) + 1;
    this.#heard.set(key, nth);
    const reaction = reactionTo(
      plan.seed,
      { title: incident.title, person: page.person, way, nth },
      whoMay.isAwake(page.person, at),
    );
    if (reaction === null) return;
    const call = { page, incident, person, way, ts: left.ts, answer: reaction.answer, tries: 0 };
    this.#months.later(at + reaction.afterMs, () => reply(this.#months, call));
  }
}
