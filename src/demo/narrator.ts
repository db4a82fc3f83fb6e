import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalSlack, SeenEphemeral, SeenMessage } from '../simulator/local-slack.ts';
import type { Narration } from '../workspace/ground.ts';
import type { Telling } from './telling.ts';

/** Long enough to read a caption and to find what it speaks of. */
const readMs = 2_200;
const glanceMs = 1_300;

/** Tells the script in the page: whose client to look at, and a caption, with time to read. */
export class Narrator implements Telling {
  readonly #slack: LocalSlack;
  readonly #show: (narration: Narration) => void;
  readonly #signal: AbortSignal;
  readonly #pace: number;
  #now: Narration = { chapter: '', caption: '', as: null, in: 'general' };

  /** `pace` multiplies the pauses; 0 leaves them out. */
  constructor(slack: LocalSlack, of: { show: (narration: Narration) => void; signal: AbortSignal; pace: number }) {
    this.#slack = slack;
    this.#show = of.show;
    this.#signal = of.signal;
    this.#pace = of.pace;
  }

  chapter(title: string): Promise<void> {
    return this.#tell({ chapter: title, caption: '' }, 0);
  }

  does(who: string, what: string, where?: string): Promise<void> {
    const person = this.#slack.user(who);
    const caption = `${person?.realName ?? who} ${what}`;
    const at = where === undefined ? {} : { in: this.#slack.channel(where)?.id ?? where };
    return this.#tell({ caption, as: who, ...at }, readMs);
  }

  remark(text: string): Promise<void> {
    return this.#tell({ caption: text }, readMs);
  }

  message(place: string, message: SeenMessage | SeenEphemeral, note = ''): Promise<void> {
    const isDirect = this.#slack.channel(message.channel)?.kind === 'im';
    const caption = `${place}${note === '' ? '' : ` · ${note}`}`;
    return this.#tell({ caption, ...(isDirect ? {} : { in: message.channel }) }, readMs);
  }

  phone(who: string, what: string): Promise<void> {
    return this.#tell({ caption: `${this.#slack.user(who)?.realName ?? who}'s phone: ${what}` }, readMs);
  }

  form(title: string): Promise<void> {
    return this.#tell({ caption: `The form “${title}”, filled in` }, glanceMs);
  }

  async #tell(change: Partial<Narration>, ms: number): Promise<void> {
    this.#now = { ...this.#now, ...change };
    this.#show(this.#now);
    await sleep(ms * this.#pace, undefined, { signal: this.#signal });
  }
}
