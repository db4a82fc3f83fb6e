/** What an edited roster does to people's time: in the plan, and to each of them. */
export const moves = {
  edited: (count: number, who: string, at: string, zone: string) =>
    `Rotations were edited in Slack ${count === 1 ? 'once' : `${count} times`} since a file was last applied, the last time by ${who} at ${at} (${zone}). What of it the file does not say is taken back.`,
  head: 'The next 60 days:',
  span: (from: string, to: string) => `${from} to ${to}`,
  gains: (spans: string) => `gains ${spans}`,
  loses: (spans: string) => `loses ${spans}`,
  more: (spans: string, count: number) => `${spans} and ${count} more`,
  plan: (name: string, schedule: string, changes: string, zone: string) =>
    `  ${name}, ${schedule}: ${changes} (${zone})`,
  news: '📅 *The roster was changed, and your shifts of the next 60 days with it.*',
  line: (schedule: string, changes: string, zone: string) => `*${schedule}*: you ${changes} (${zone})`,
  gain: (spans: string) => `gain ${spans}`,
  lose: (spans: string) => `lose ${spans}`,
  tzdata: (was: string, is: string) =>
    `🌍 *The time zone data changed from ${was} to ${is}, and shifts with it.* Look at them with \`muster shifts\`.`,
  moved: (schedule: string, was: string, is: string, zone: string) => `*${schedule}*: ${was} is ${is} now (${zone})`,
  shift: (who: string, from: string, to: string) => `${who} ${from} to ${to}`,
};
