CREATE TABLE "artifacts" (
	"id" text PRIMARY KEY NOT NULL,
	"version_id" text NOT NULL,
	"name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"digest" text NOT NULL,
	"actor_name" text NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "artifacts_once" UNIQUE("version_id","name"),
	CONSTRAINT "artifacts_digest" CHECK ("artifacts"."digest" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "model_handovers" (
	"id" text PRIMARY KEY NOT NULL,
	"model_id" text NOT NULL,
	"step_id" text NOT NULL,
	"version" text,
	"items" jsonb NOT NULL,
	"note" text,
	"person_id" text NOT NULL,
	"person_name" text NOT NULL,
	"at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "model_handovers_once" UNIQUE("step_id")
);
--> statement-breakpoint
CREATE TABLE "model_owners" (
	"id" text PRIMARY KEY NOT NULL,
	"model_id" text NOT NULL,
	"owner_id" text,
	"owner_name" text NOT NULL,
	"previous_name" text,
	"reason" text,
	"actor_name" text NOT NULL,
	"at" timestamp (6) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "model_versions" ADD COLUMN "archived_at" timestamp (6) with time zone;--> statement-breakpoint
ALTER TABLE "model_versions" ADD COLUMN "archived_by" text;--> statement-breakpoint
ALTER TABLE "model_versions" ADD COLUMN "archive_reason" text;--> statement-breakpoint
ALTER TABLE "artifacts" ADD CONSTRAINT "artifacts_version_id_model_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_handovers" ADD CONSTRAINT "model_handovers_model_id_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_handovers" ADD CONSTRAINT "model_handovers_step_id_model_owners_id_fk" FOREIGN KEY ("step_id") REFERENCES "public"."model_owners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_owners" ADD CONSTRAINT "model_owners_model_id_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "artifacts_created" ON "artifacts" USING btree ("version_id","created_at","id");--> statement-breakpoint
CREATE INDEX "model_handovers_of" ON "model_handovers" USING btree ("model_id","at");--> statement-breakpoint
CREATE INDEX "model_owners_of" ON "model_owners" USING btree ("model_id","at","id");--> statement-breakpoint
create trigger artifacts_append_only before update or delete on artifacts
for each row execute function plb_append_only();
--> statement-breakpoint
create trigger model_handovers_append_only before update or delete on model_handovers
for each row execute function plb_append_only();
--> statement-breakpoint
create trigger model_owners_append_only before update or delete on model_owners
for each row execute function plb_append_only();
--> statement-breakpoint
insert into model_owners (id, model_id, owner_id, owner_name, actor_name, at)
select 'own_' || substr(md5(m.id), 1, 24), m.id,
  (select coalesce(k.owner_id, case when a.actor_kind = 'user' then a.actor_id end)
   from audit_records a left join api_keys k on a.actor_kind = 'key' and k.id = a.actor_id
   where a.object_type = 'model' and a.object_id = m.id and a.action = 'models.create' and a.outcome = 'done'
   order by a.seq limit 1),
  m.owner_name, m.owner_name, m.created_at
from models m;
