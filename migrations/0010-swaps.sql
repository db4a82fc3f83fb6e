-- Swaps are bound to shifts: both halves belong together, and each names the turn that it gives away.

alter table overrides add column swap_id text;
alter table overrides add column turn integer;
create index overrides_by_swap on overrides (swap_id) where swap_id is not null;
