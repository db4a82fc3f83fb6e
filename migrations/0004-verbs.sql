-- Dates of tasks, links, subscribers, offers of command, last looks, and merges that can be undone.

alter table tasks add column due_at bigint;

create table incident_links (
  id text primary key not null,
  incident_id text not null references incidents (id),
  url text not null,
  title text not null,
  added_by text not null,
  added_at bigint not null
);
create index incident_links_by_incident on incident_links (incident_id, id);

create table subscriptions (
  incident_id text not null references incidents (id),
  user_id text not null,
  since bigint not null,
  primary key (incident_id, user_id)
);

create table handoffs (
  id text primary key not null,
  incident_id text not null references incidents (id),
  to_user text not null,
  offered_by text not null,
  offered_at bigint not null,
  state text not null,
  ended_at bigint,
  direct_surface text not null,
  channel_surface text not null
);
create index handoffs_by_incident on handoffs (incident_id, state);

create table visits (
  incident_id text not null references incidents (id),
  user_id text not null,
  at bigint not null,
  primary key (incident_id, user_id)
);

create table merges (
  incident_id text primary key not null references incidents (id),
  into_id text not null references incidents (id),
  merged_by text not null,
  merged_at bigint not null,
  undo_until bigint not null,
  status_before text not null,
  paging_before text
);
