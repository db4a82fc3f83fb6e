/** What one person was told of one shift of theirs: each of it once. */
export interface ShiftNotice {
  id: string;
  scheduleId: string;
  /** A person id of the roster. */
  person: string;
  slackUser: string;
  startsAt: number;
  /** Person ids of those whose shifts end then. */
  outgoing: string[];
  /** When they were told, the day before, a quarter of an hour before, and at the change; `null` = not. */
  dayAt: number | null;
  soonAt: number | null;
  changeAt: number | null;
  /** When they said that they can be reached. */
  confirmedAt: number | null;
  /** When others were told that they have not. */
  missedAt: number | null;
}
