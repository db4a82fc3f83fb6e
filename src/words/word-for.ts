/** What a table has for a word that comes from elsewhere, such as an error of Slack's; undefined when it has nothing. */
export function wordFor<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
