import type { PhoneNews } from '../simulator/carriers/local-phones.ts';
import type { FeedEntry, LocalSlack } from '../simulator/local-slack.ts';
import type { Journey, JourneyLine } from '../workspace/ground.ts';
import type { DemoWorld } from './demo-world.ts';

const linesMax = 200;

const outcomes: Partial<Record<PhoneNews['kind'], string>> = {
  'lost sms': 'did not arrive: no signal',
  call: 'rings',
  answered: 'was answered',
  'no key': 'was answered, no key was pressed',
  voicemail: 'went to voicemail',
  declined: 'was declined',
  unreachable: 'did not ring: no signal',
};

/** Writes down what reached people while the clock was moved. */
export class Journal {
  readonly #slack: LocalSlack;
  #open: Journey | null = null;

  constructor({ slack, phones }: Pick<DemoWorld, 'slack' | 'phones'>) {
    this.#slack = slack;
    slack.subscribe((entry) => this.#hear(entry));
    phones.subscribe((news) => this.#ring(news));
  }

  /** Everything that happens while `move` runs. */
  async during(now: () => number, move: () => Promise<void>): Promise<Journey> {
    const journey: Journey = { from: now(), to: now(), lines: [] };
    this.#open = journey;
    try {
      await move();
    } finally {
      this.#open = null;
      journey.to = now();
    }
    return journey;
  }

  /** Messages of the app, but for what it notes in threads. */
  #hear(entry: FeedEntry): void {
    if (entry.kind !== 'message-posted') return;
    const { message, channel: id, at } = entry;
    const { app, channels } = this.#slack.workspace;
    const channel = channels.get(id);
    if (channel === undefined || message.user !== app.botUserId || message.threadTs !== undefined) return;
    if (message.subtype !== undefined && message.subtype !== 'bot_message') return;
    const person = channel.kind === 'im' ? [...channel.members].find((member) => member !== app.botUserId) : undefined;
    const place = person === undefined ? `#${channel.name}` : `Slack to ${this.#nameOf(person)}`;
    this.#write({ at, place, text: message.text.split('\n')[0] ?? '' });
  }

  #ring(news: PhoneNews | null): void {
    if (news === null) return;
    const { kind, owner, at, text } = news;
    const sort = kind === 'mail' ? 'Mail' : kind === 'sms' || kind === 'lost sms' ? 'SMS' : 'Call';
    const said = [outcomes[kind], text].filter((part) => part !== undefined && part !== '').join(' · ');
    this.#write({ at, place: `${sort} to ${this.#nameOf(owner)}`, text: said });
  }

  #nameOf(id: string): string {
    return this.#slack.user(id)?.realName ?? id;
  }

  #write(line: JourneyLine): void {
    if (this.#open !== null && this.#open.lines.length < linesMax) this.#open.lines.push(line);
  }
}
