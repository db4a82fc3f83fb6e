import type { SeenEphemeral, SeenMessage } from '../simulator/local-slack.ts';

/** How the script is told: printed in a terminal, or shown in the page. What returns a promise is waited for. */
export interface Telling {
  /** A heading for what comes next. */
  chapter(title: string): void | Promise<void>;
  /** What somebody is about to do, or has done; `where` is a channel. */
  does(who: string, what: string, where?: string): void | Promise<void>;
  /** A remark of the narrator. */
  remark(text: string): void | Promise<void>;
  /** A message where it stands. */
  message(place: string, message: SeenMessage | SeenEphemeral, note?: string): void | Promise<void>;
  /** What somebody reads or hears on their phone. */
  phone(who: string, what: string, text: string): void | Promise<void>;
  /** A form as somebody filled it in. */
  form(title: string, lines: readonly string[]): void | Promise<void>;
}
