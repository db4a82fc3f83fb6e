/** What a person tried cannot be done in Slack: no such button, not in the channel, a disabled account. */
export class PersonCannot extends Error {
  constructor(user: string, what: string) {
    super(`${user} cannot ${what}`);
    this.name = 'PersonCannot';
  }
}
