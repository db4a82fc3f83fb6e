/** Whom a text names, in Slack's markup or by ids of the roster. */
export interface NamedPeople {
  users: string[];
  groups: string[];
  /** Words that are neither: ids of people or teams. */
  ids: string[];
}

/** Reads `@bo @desk sre` as Slack sends it: `<@U02BO> <!subteam^S1|@desk> sre`. */
export function readNamedPeople(text: string): NamedPeople {
  const users: string[] = [];
  const groups: string[] = [];
  const rest = text
    .replace(/<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g, (_, id: string) => {
      users.push(id);
      return ' ';
    })
    .replace(/<!subteam\^(S[A-Z0-9]+)(?:\|[^<>]*)?>/g, (_, id: string) => {
      groups.push(id);
      return ' ';
    });
  const words = rest.split(/[\s,]+/).map((word) => word.replace(/^@/, '').toLowerCase());
  return { users, groups, ids: words.filter((word) => word !== '') };
}
