-- What came from Slack, what goes to Slack, and what Slack shows.

create table inbox (
  id text primary key not null,
  kind text not null,
  body text not null,
  received_at bigint not null,
  state text not null,
  attempt integer not null,
  due_at bigint not null,
  last_error text
);
create index inbox_new on inbox (due_at) where state = 'new';

create table outbox (
  id text primary key not null,
  key text not null unique,
  kind text not null,
  incident_id text references incidents (id),
  lane text,
  waits_for text,
  waits_until text not null,
  payload text not null,
  state text not null,
  priority integer not null,
  due_at bigint not null,
  attempt integer not null,
  first_attempt_at bigint,
  is_uncertain integer not null,
  owner text,
  lease_until bigint,
  last_error text,
  created_at bigint not null,
  settled_at bigint
);
create index outbox_due on outbox (due_at) where state = 'due';
create index outbox_sending on outbox (owner) where state = 'sending';
create index outbox_lane on outbox (lane, id) where state in ('due', 'sending');
create index outbox_by_incident on outbox (incident_id, kind);

create table surfaces (
  id text primary key not null,
  incident_id text not null references incidents (id),
  kind text not null,
  page_id text references pages (id),
  target text,
  thread_of text references surfaces (id),
  channel_id text,
  slack_ref text,
  digest text,
  created_at bigint not null
);
create index surfaces_by_incident on surfaces (incident_id, kind);
create index surfaces_by_page on surfaces (page_id);

create table messages (
  channel_id text not null,
  ts text not null,
  incident_id text not null references incidents (id),
  thread_ts text,
  author text,
  author_name text,
  author_kind text not null,
  text text,
  edited_ts text,
  deleted_at bigint,
  files text not null,
  subtype text,
  at bigint not null,
  primary key (channel_id, ts)
);
create index messages_by_incident on messages (incident_id, at, ts);

create table message_edits (
  channel_id text not null,
  ts text not null,
  edited_ts text not null,
  text_before text,
  primary key (channel_id, ts, edited_ts)
);

create table message_marks (
  channel_id text not null,
  ts text not null,
  kind text not null,
  name text not null,
  user_id text not null,
  by text,
  event_ts text not null,
  is_active integer not null,
  primary key (channel_id, ts, kind, name, user_id)
);

create table slack_users (
  id text primary key not null,
  name text not null,
  timezone text,
  is_deactivated integer not null,
  is_bot integer not null,
  seen_at bigint not null
);

create table memberships (
  channel_id text not null,
  user_id text not null,
  is_member integer not null,
  event_at bigint not null,
  primary key (channel_id, user_id)
);

create table known_channels (
  name text primary key not null,
  id text not null,
  is_member integer not null,
  problem text,
  checked_at bigint not null
);
