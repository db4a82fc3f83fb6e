import { currentCall, type Phone } from '../simulator/carriers/phone.ts';
import type { Person, SeenEphemeral, SeenMessage } from '../simulator/local-slack.ts';
import type { DemoWorld } from './demo-world.ts';
import { passTime } from './pass-time.ts';
import type { Telling } from './telling.ts';

const waitMs = 8_000;

/** A step of the script did not come out as it should. */
export class StepFailed extends Error {
  override name = 'StepFailed';
}

/** What the script's scenes are played with: the world, the screen, and ways to wait for what has to be seen. */
export class Stage {
  readonly world: DemoWorld;
  readonly screen: Telling;

  constructor(world: DemoWorld, screen: Telling) {
    this.world = world;
    this.screen = screen;
  }

  as(name: string): Person {
    return this.world.slack.as(name);
  }

  /** Waits until something is there, in Slack or on a phone; fails the demo when it does not come. */
  see<T>(what: string, look: () => T | undefined | null | false): Promise<T> {
    const { slack, phones } = this.world;
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        for (const stop of stops) stop();
      };
      const ask = () => {
        const found = look();
        if (found === undefined || found === null || found === false) return;
        end();
        resolve(found);
      };
      const timer = setTimeout(() => {
        end();
        reject(new StepFailed(`expected, and did not see: ${what}`));
      }, waitMs);
      const stops = [slack, phones].map((source) => source.subscribe(() => queueMicrotask(ask)));
      ask();
    });
  }

  /** Waits for an SMS that holds these words, and returns it. */
  sms(who: string, words: string): Promise<string> {
    return this.see(`“${words}” as an SMS to ${who}`, () => {
      const own = this.#phone(who).sms.filter(({ by, isLost }) => by === 'app' && !isLost);
      return own.findLast(({ text }) => text.includes(words))?.text;
    });
  }

  /** Waits until the phone rings. */
  async ring(who: string): Promise<void> {
    await this.see(`the phone of ${who} rings`, () => currentCall(this.#phone(who))?.state === 'ringing');
  }

  /** Waits until voicemail took the call; returns what was said into it. */
  voicemail(who: string): Promise<string> {
    return this.see(`voicemail of ${who}`, () => {
      const call = this.#phone(who).calls.at(-1);
      return call?.end === 'voicemail' && call.heard.join(' ');
    });
  }

  #phone(who: string): Phone {
    const { slack, phones } = this.world;
    return phones.of(slack.user(who)?.id ?? who);
  }

  /** Waits for a message that holds all these words. */
  message(channel: string, ...words: string[]): Promise<SeenMessage> {
    const holds = ({ visible }: SeenMessage) => words.every((word) => visible.includes(word));
    return this.see(`“${words.join('”, “')}” in #${channel}`, () => this.world.slack.messages(channel).findLast(holds));
  }

  direct(who: string, ...words: string[]): Promise<SeenMessage> {
    const holds = ({ visible }: SeenMessage) => words.every((word) => visible.includes(word));
    return this.see(`“${words.join('”, “')}” as a direct message to ${who}`, () => this.as(who).dms().findLast(holds));
  }

  answer(who: string, channel: string, ...words: string[]): Promise<SeenEphemeral> {
    const holds = ({ visible }: SeenEphemeral) => words.every((word) => visible.includes(word));
    return this.see(`“${words.join('”, “')}” as an answer to ${who}`, () =>
      this.as(who).ephemerals(channel).findLast(holds),
    );
  }

  /** Waits until a message reads otherwise. */
  changed(message: SeenMessage, ...words: string[]): Promise<SeenMessage> {
    return this.see(`“${words.join('”, “')}” after an edit`, () => {
      const now = this.world.slack.message(message.channel, message.ts);
      return now && words.every((word) => now.visible.includes(word)) ? now : undefined;
    });
  }

  async form(who: string, title: string): Promise<void> {
    await this.see(`the form “${title}”`, () => this.as(who).view()?.title === title);
  }

  /** Time goes by; Muster does what is due meanwhile, each thing at its time. */
  later(ms: number): Promise<void> {
    return passTime(this.world, ms);
  }

  /** Somebody writes an SMS to Muster. */
  text(who: string, text: string): Promise<void> {
    const { slack, phones } = this.world;
    return phones.text(slack.user(who)?.id ?? who, text);
  }
}
