export const day = 86_400_000;
export const monday = Date.parse('2027-01-04T15:00:00Z');
export const iso = (at: number) => new Date(at).toISOString();
const ana = { id: 'PANA', type: 'user_reference', summary: 'Ana Ruiz' };
export const bo = { id: 'PBO', type: 'user_reference', summary: 'Bo Lindqvist' };

/** Everything that PagerDuty's API answers of one small firm, each as its own endpoint gives it. */
export const schedules = {
  schedules: [
    {
      id: 'PSCHED',
      type: 'schedule',
      name: 'Primary',
      time_zone: 'America/Chicago',
      html_url: 'https://acme.example/schedules/PSCHED',
      schedule_layers: [
        {
          id: 'PL1',
          name: 'Weekly',
          start: '2026-01-05T09:00:00-06:00',
          end: null,
          rotation_virtual_start: '2026-01-05T09:00:00-06:00',
          rotation_turn_length_seconds: 604_800,
          users: [{ user: ana }, { user: bo }],
          restrictions: [],
          snoozes: [{ user: ana }],
        },
      ],
      overrides: [
        { id: 'PO0', start: iso(monday - 900 * day), end: iso(monday - 899 * day), user: bo },
        {
          id: 'PO1',
          start: iso(monday + 6 * day),
          end: iso(monday + 8 * day),
          user: { id: 'PCY', summary: 'Cy Okafor' },
        },
      ],
      final_schedule: {
        name: 'Final Schedule',
        rendered_coverage_percentage: 100,
        rendered_schedule_entries: [
          { start: iso(monday), end: iso(monday + 6 * day), user: ana },
          { start: iso(monday + 6 * day), end: iso(monday + 8 * day), user: { id: 'PCY', summary: 'Cy Okafor' } },
          { start: iso(monday + 8 * day), end: iso(monday + 14 * day), user: bo },
        ],
      },
    },
  ],
  limit: 25,
  more: false,
};
export const policies = {
  escalation_policies: [
    {
      id: 'PEP',
      type: 'escalation_policy',
      name: 'SRE',
      num_loops: 2,
      on_call_handoff_notifications: 'if_has_services',
      escalation_rules: [
        {
          id: 'R1',
          escalation_delay_in_minutes: 5,
          targets: [
            { id: 'PSCHED', type: 'schedule_reference', summary: 'Primary' },
            { id: 'PGONE', type: 'schedule_reference', summary: 'Gone' },
          ],
        },
        { id: 'R2', escalation_delay_in_minutes: 30, targets: [bo] },
      ],
    },
  ],
};
export const users = {
  users: [
    {
      id: 'PANA',
      type: 'user',
      name: 'Ana Ruiz',
      email: 'ana@acme.example',
      time_zone: 'America/Chicago',
      role: 'owner',
      contact_methods: [
        { id: 'C1', type: 'phone_contact_method', address: '3125550101', country_code: 1 },
        { id: 'C2', type: 'sms_contact_method', address: '3125550101', country_code: 1 },
        { id: 'C3', type: 'push_notification_contact_method', address: 'device' },
        { id: 'C4', type: 'pager_contact_method', address: 'x' },
      ],
      notification_rules: [
        { id: 'N1', start_delay_in_minutes: 0, urgency: 'high', contact_method: { type: 'sms_contact_method' } },
        { id: 'N2', start_delay_in_minutes: 2, urgency: 'high', contact_method: { type: 'phone_contact_method' } },
      ],
    },
    {
      id: 'PBO',
      type: 'user',
      name: 'Bo Lindqvist',
      email: 'bo@acme.example',
      time_zone: 'Mars/Olympus',
      contact_methods: [],
    },
  ],
};
