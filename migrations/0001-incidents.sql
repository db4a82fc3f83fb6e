-- Times are milliseconds since 1970 (UTC), made by the app. Flags are 0 and 1. JSON is text.

create table incidents (
  id text primary key not null,
  number integer not null unique,
  version integer not null,
  origin text unique,
  title text not null,
  severity text not null,
  status text not null,
  service text,
  impact text,
  is_private integer not null,
  is_drill integer not null,
  declared_by text,
  commander text,
  communications text,
  scribe text,
  started_at bigint,
  declared_at bigint not null,
  acknowledged_at bigint,
  ack text,
  mitigated_at bigint,
  resolved_at bigint,
  resolved_by text,
  resolution text,
  closed_at bigint,
  closed_by text,
  merged_into text references incidents (id),
  channel_id text unique,
  channel_name text,
  channel_state text not null,
  zoom_url text,
  last_update text,
  update_due_at bigint
);
create index incidents_by_status on incidents (status, declared_at);

create table escalations (
  incident_id text primary key not null references incidents (id),
  version integer not null,
  epoch integer not null,
  urgency text not null,
  policy text not null,
  state text not null,
  round integer not null,
  next_step integer not null,
  due_at bigint,
  round_started_at bigint not null,
  round_paged_somebody integer not null,
  final_done integer not null,
  declined text not null
);
create index escalations_due on escalations (due_at) where due_at is not null;

create table pages (
  id text primary key not null,
  incident_id text not null references incidents (id),
  epoch integer not null,
  round integer not null,
  step integer,
  person text,
  slack_user text not null,
  carrier text not null,
  why text not null,
  due_at bigint not null,
  status text not null,
  sent_at bigint,
  ended_at bigint,
  detail text,
  is_late integer not null
);
create index pages_by_incident on pages (incident_id, due_at);
create index pages_by_person on pages (slack_user, status);

create table round_robin (
  policy text not null,
  step integer not null,
  pointer integer not null,
  primary key (policy, step)
);

create table timeline (
  id text primary key not null,
  incident_id text not null references incidents (id),
  at bigint not null,
  recorded_at bigint not null,
  actor text,
  kind text not null,
  data text not null,
  withdrawn_at bigint
);
create index timeline_by_incident on timeline (incident_id, at, id);

create table tasks (
  id text primary key not null,
  incident_id text not null references incidents (id),
  number integer not null,
  kind text not null,
  text text not null,
  owner text,
  created_by text not null,
  created_at bigint not null,
  done_at bigint,
  done_by text,
  unique (incident_id, number)
);

create table playbooks (
  incident_id text primary key not null references incidents (id),
  playbook text not null,
  name text not null,
  links text not null,
  attached_at bigint not null,
  attached_by text
);

create table playbook_steps (
  incident_id text not null references incidents (id),
  position integer not null,
  text text not null,
  role text,
  due_at bigint,
  ticked_by text,
  ticked_at bigint,
  primary key (incident_id, position)
);

create table timers (
  id text primary key not null,
  key text not null unique,
  incident_id text not null references incidents (id),
  kind text not null,
  subject text,
  due_at bigint not null,
  fired_at bigint
);
create index timers_due on timers (due_at) where fired_at is null;

create table postmortem_notes (
  incident_id text not null references incidents (id),
  after text not null,
  text text not null,
  saved_at bigint not null,
  primary key (incident_id, after)
);
