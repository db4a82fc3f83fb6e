export const phones = { ana: '+13125550101', bo: '+13125550102', cy: '+13125550103' };

/** Ana is paged first by every carrier in turn, then Bo by SMS at once; Cy gets mail and a webhook. */
export function phoneRoster(hook: string): string {
  return `
timezone: America/Chicago
slack: { announce: incidents, admins: [U03CY] }
people:
  - { id: ana, name: Ana Ruiz, slack: U01ANA, phone: "${phones.ana}" }
  - { id: bo, name: Bo Lindqvist, slack: U02BO, phone: "${phones.bo}", rules: { high: [{ after: 0s, by: sms }, { after: 2m, by: voice }] } }
  - { id: cy, name: Cy Okafor, slack: U03CY, email: cy@example.com, webhook: { url: "${hook}", secret: hush }, rules: { high: [{ after: 0s, by: email }, { after: 1m, by: webhook }] } }
teams:
  - { id: sre, name: SRE, members: [ana, bo], managers: [cy], channel: sre }
policies:
  - { id: sre, steps: [{ notify: ["person:ana"], wait: 5m }, { notify: ["person:bo"], wait: 5m }, { notify: ["person:cy"], wait: 5m }] }
services:
  - { id: gateway, name: Order gateway, team: sre, policy: sre }
`;
}
