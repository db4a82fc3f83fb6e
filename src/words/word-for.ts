/** The text for a word that comes from elsewhere, such as an error of Slack's; undefined when the table has none. */
export function wordFor<Table extends Readonly<Record<string, string>>>(table: Table, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
