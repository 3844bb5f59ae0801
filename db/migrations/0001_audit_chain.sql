create function plb_refuse_change() returns trigger language plpgsql as
$$ begin raise exception 'audit records are append-only'; end $$;
--> statement-breakpoint
create trigger audit_append_only before update or delete on audit_records
for each row execute function plb_refuse_change();
--> statement-breakpoint
create trigger audit_no_truncate before truncate on audit_records
for each statement execute function plb_refuse_change();
--> statement-breakpoint
insert into audit_head (id, seq, hash) values (1, 0, repeat('0', 64));
--> statement-breakpoint
alter table import_chunks alter column data set storage external;
--> statement-breakpoint
alter table reference_blocks alter column data set storage external;
