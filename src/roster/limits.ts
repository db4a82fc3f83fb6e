/**
 * How much one roster file may hold. Far above any real firm, low enough that no file can make the reader, the resolver or a
 * message in Slack grow without bound.
 */
export const limits = {
  /** Characters of the file: 2 MB. */
  textMax: 2_097_152,
  /** Values in the file once its aliases are expanded, so that a few lines cannot stand for millions. */
  valuesMax: 300_000,
  /** Maps and lists inside each other; the deepest key of the contract is nine deep. */
  depthMax: 40,
  faultsShown: 100,

  severities: 20,
  people: 5_000,
  teams: 1_000,
  calendars: 200,
  schedules: 1_000,
  policies: 1_000,
  services: 5_000,
  businessServices: 1_000,
  playbooks: 1_000,
  maintenance: 2_000,

  admins: 200,
  membersPerTeam: 5_000,
  rulesPerUrgency: 15,
  datesPerCalendar: 5_000,
  layersPerSchedule: 20,
  overridesPerSchedule: 1_000,
  peoplePerLayer: 200,
  windowsPerLayer: 100,
  startsPerLayer: 100,
  stepsPerPolicy: 20,
  targetsPerStep: 20,
  repeats: 20,
  namesPerService: 500,
  stepsPerPlaybook: 100,
  linksPerPlaybook: 50,
  shiftsPerMember: 1_000,
  precedence: 1_000,

  idLength: 64,
  nameLength: 150,
  sentenceLength: 3_000,
  /** Ten years: longer than any timer somebody means. */
  durationMs: 3_660 * 86_400_000,
  windowMs: 31 * 86_400_000,
} as const;
