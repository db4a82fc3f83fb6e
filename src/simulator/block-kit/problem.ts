/** One thing that Slack would refuse, and where: a JSON pointer such as `/blocks/1/text/text`. */
export interface Problem {
  message: string;
  pointer: string;
}

/** Slack's form of the problems: `must be less than 3001 characters [json-pointer:/blocks/0/text/text]`. */
export function asMessages(problems: readonly Problem[]): string[] {
  return problems.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`);
}

export type Surface = 'message' | 'modal' | 'home';

/** A place in what is being checked, and where its problems go. */
export class Spot {
  readonly pointer: string;
  readonly surface: Surface;
  readonly problems: Problem[];

  constructor(pointer: string, surface: Surface, problems: Problem[]) {
    this.pointer = pointer;
    this.surface = surface;
    this.problems = problems;
  }

  /** The place of a field or an item inside this one. */
  at(key: string | number): Spot {
    return new Spot(`${this.pointer}/${key}`, this.surface, this.problems);
  }

  report(message: string): void {
    this.problems.push({ message, pointer: this.pointer });
  }
}

/** Looks at one value and reports what is wrong with it. */
export type Check = (value: unknown, spot: Spot) => void;
