import type { Person, SeenEphemeral, SeenMessage } from '../simulator/local-slack.ts';
import type { DemoWorld } from './demo-world.ts';
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

  /** Waits until something is there; fails the demo when it does not come. */
  async see<T>(what: string, look: () => T | undefined | null | false): Promise<T> {
    try {
      return await this.world.slack.until(look, { timeoutMs: waitMs });
    } catch {
      throw new StepFailed(`expected, and did not see: ${what}`);
    }
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

  /** Time goes by; Muster does what is due meanwhile. */
  async later(ms: number): Promise<void> {
    this.world.clock.advance(ms);
    await this.world.app.tick();
  }
}
