/**
 * Rows as an installation at each version may hold them: by migration, what can be written once it has run. Plain SQL,
 * and never changed afterwards: an old database does not learn new columns.
 */
export const oldRows: Record<string, string[]> = {
  '0001-incidents': [
    `insert into incidents (id, number, version, origin, title, severity, status, service, impact, is_private, is_drill, declared_by, commander, communications, scribe, started_at, declared_at, acknowledged_at, ack, mitigated_at, resolved_at, resolved_by, resolution, closed_at, closed_by, merged_into, channel_id, channel_name, channel_state, zoom_url, last_update, update_due_at)
     values ('i1', 1, 4, 'form:V1', 'Orders are rejected', 'sev1', 'resolved', 'gateway', 'Nobody can trade', 1, 0, 'U01ANA', 'U02BO', null, null, 1781000000000, 1781000060000, 1781000090000, '{"by":"U02BO","at":1781000090000}', null, 1781003600000, 'U02BO', 'Rolled back', null, null, null, 'C1', 'inc-1-orders', 'open', 'https://acme.zoom.us/j/1', '{"text":"Better","by":"U02BO","at":1781000100000}', null)`,
    `insert into escalations (incident_id, version, epoch, urgency, policy, state, round, next_step, due_at, round_started_at, round_paged_somebody, final_done, declined)
     values ('i1', 2, 1, 'high', '{"id":"sre","repeat":1,"untilAck":false,"steps":[],"final":null}', 'acknowledged', 0, 1, null, 1781000060000, 1, 0, '[]')`,
    `insert into pages (id, incident_id, epoch, round, step, person, slack_user, carrier, why, due_at, status, sent_at, ended_at, detail, is_late)
     values ('p1', 'i1', 1, 0, 0, 'bo', 'U02BO', 'slack', '{"by":"person"}', 1781000060000, 'acknowledged', 1781000061000, 1781000090000, null, 0)`,
    `insert into round_robin (policy, step, pointer) values ('sre', 0, 3)`,
    `insert into timeline (id, incident_id, at, recorded_at, actor, kind, data, withdrawn_at) values ('t1', 'i1', 1781000060000, 1781000060000, 'U01ANA', 'declared', '{"title":"Orders are rejected"}', null)`,
    `insert into tasks (id, incident_id, number, kind, text, owner, created_by, created_at, done_at, done_by) values ('k1', 'i1', 1, 'task', 'Call the exchange', null, 'U01ANA', 1781000070000, null, null)`,
    `insert into playbooks (incident_id, playbook, name, links, attached_at, attached_by) values ('i1', 'any', 'Any incident', '[]', 1781000060000, null)`,
    `insert into playbook_steps (incident_id, position, text, role, due_at, ticked_by, ticked_at) values ('i1', 0, 'Name a commander', null, null, 'U02BO', 1781000080000)`,
    `insert into timers (id, key, incident_id, kind, subject, due_at, fired_at) values ('r1', 'close:i1', 'i1', 'close', null, 1781005400000, null)`,
    `insert into postmortem_notes (incident_id, after, text, saved_at) values ('i1', 'summary', 'By hand', 1781005000000)`,
  ],
  '0002-slack': [
    `insert into inbox (id, kind, body, received_at, state, attempt, due_at, last_error) values ('E1', 'event', '{"type":"event_callback"}', 1781000000000, 'new', 1, 1781000004000, 'broken')`,
    `insert into outbox (id, key, kind, incident_id, lane, waits_for, waits_until, payload, state, priority, due_at, attempt, first_attempt_at, is_uncertain, owner, lease_until, last_error, created_at, settled_at)
     values ('o1', 'card:i1', 'surface.sync', 'i1', 'surface:s1', 'channel:i1', 'done', '{"surface":"s1"}', 'sending', 5, 1781000060000, 1, 1781000061000, 1, 'me', 1781000181000, 'Slack answered 503', 1781000060000, null)`,
    `insert into surfaces (id, incident_id, kind, page_id, target, thread_of, channel_id, slack_ref, digest, created_at) values ('s1', 'i1', 'page', 'p1', 'U02BO', null, 'D1', '1781000061.000100', 'd', 1781000060000)`,
    `insert into messages (channel_id, ts, incident_id, thread_ts, author, author_name, author_kind, text, edited_ts, deleted_at, files, subtype, at) values ('C1', '1781000065.000100', 'i1', null, 'U02BO', null, 'person', 'looking', null, null, '[]', null, 1781000065000)`,
    `insert into message_edits (channel_id, ts, edited_ts, text_before) values ('C1', '1781000065.000100', '1781000066.000000', 'lookign')`,
    `insert into message_marks (channel_id, ts, kind, name, user_id, by, event_ts, is_active) values ('C1', '1781000065.000100', 'reaction', 'pushpin', 'U01ANA', 'U01ANA', '1781000067.000100', 1)`,
    `insert into slack_users (id, name, timezone, is_deactivated, is_bot, seen_at) values ('U01ANA', 'Ana Ruiz', 'America/Chicago', 0, 0, 1781000000000)`,
    `insert into memberships (channel_id, user_id, is_member, event_at) values ('C1', 'U01ANA', 1, 1781000062000)`,
    `insert into known_channels (name, id, is_member, problem, checked_at) values ('incidents', 'C9', 0, 'restricted_action', 1781000000000)`,
  ],
  '0003-roster': [
    `insert into roster_versions (version, applied_at, applied_by, roster) values (1, 1781000000000, 'ana', '{"people":[]}')`,
    `insert into overrides (id, schedule_id, kind, "from", "to", "out", "in", layer, created_at, created_by, cancelled_at) values ('v1', 'primary', 'replace', '2026-06-09T09:00', '2026-06-09T17:00', 'ana', 'bo', null, 1781000000000, 'U01ANA', null)`,
    `insert into api_tokens (id, name, scope, digest, created_at, revoked_at) values ('a1', 'grafana', 'ingest', 'digest', 1781000000000, null)`,
    `insert into facts (name, value) values ('teamId', 'T1')`,
    `insert into audit (seq, at, actor, action, subject, outcome, detail, previous, digest) values (1, 1781000000000, 'U01ANA', 'declare', 'INC-1', 'done', null, 'p', 'd')`,
  ],
  '0004-verbs': [
    `update tasks set due_at = 1781090000000 where id = 'k1'`,
    `insert into incident_links (id, incident_id, url, title, added_by, added_at) values ('l1', 'i1', 'https://acme.example/board', 'Board', 'U01ANA', 1781000070000)`,
    `insert into subscriptions (incident_id, user_id, since) values ('i1', 'U03CY', 1781000070000)`,
    `insert into handoffs (id, incident_id, to_user, offered_by, offered_at, state, ended_at, direct_surface, channel_surface) values ('h1', 'i1', 'U02BO', 'U01ANA', 1781000070000, 'offered', null, 's2', 's3')`,
    `insert into visits (incident_id, user_id, at) values ('i1', 'U03CY', 1781000070000)`,
    `insert into merges (incident_id, into_id, merged_by, merged_at, undo_until, status_before, paging_before) values ('i1', 'i1', 'U01ANA', 1781000070000, 1781000670000, 'identified', 'paging')`,
  ],
  '0005-home': [
    `insert into homes (user_id, opened_at, digest) values ('U01ANA', 1781000000000, 'd')`,
    `insert into task_sources (task_id, channel_id, ts) values ('k1', 'C1', '1781000065.000100')`,
  ],
  '0006-escalation': [
    `update escalations set raise_at = 1781005400000 where incident_id = 'i1'`,
    `insert into shift_notices (id, schedule_id, person, slack_user, starts_at, outgoing, day_at, soon_at, change_at, confirmed_at, missed_at) values ('n1', 'primary', 'bo', 'U02BO', 1781005400000, '["ana"]', 1781000000000, null, null, null, null)`,
    `insert into cover_offers (id, overrides, schedule_id, asked_by, to_user, starts_at, ends_at, bound_to, offered_at, state, ended_at) values ('c1', '[]', 'primary', 'U01ANA', 'U02BO', 1781005400000, 1781009000000, null, 1781000000000, 'offered', null)`,
  ],
  '0007-receipts': [
    `insert into receipts (id, page_id, at, status, provider_ref, detail) values ('p1:SM1:delivered', 'p1', 1781000064000, 'delivered', 'SM1', null)`,
  ],
  '0008-alerts': [
    `insert into alerts (id, dedup_key, service, routing_key, status, incident_id, first_at, last_at, events) values ('n1', 'disk', 'gateway', '000A', 'triggered', 'i1', 1781000000000, 1781000060000, 3)`,
    `insert into calendar_feeds (digest, kind, subject, created_at, revoked_at) values ('d', 'person', 'ana', 1781000000000, null)`,
  ],
  '0009-watch': [
    `insert into contact_checks (address, person, code_id, carrier, sent_at, tries_left, asked, asked_since, verified_at, verified_by) values ('sealed:1:x', 'ana', 'c1', 'sms', 1781000000000, 5, 1, 1781000000000, null, null)`,
  ],
  '0010-swaps': [
    `insert into overrides (id, schedule_id, kind, "from", "to", "out", "in", layer, created_at, created_by, cancelled_at, swap_id, turn) values ('swap-2', 'primary', 'replace', '2026-06-09T14:00:00.000Z', '2026-06-16T14:00:00.000Z', 'ana', 'bo', 'weekly', 1781000000000, 'U01ANA', null, 'c1', 23)`,
  ],
  '0011-lanes': [`update outbox set state = 'failed' where state = 'due'`],
};
