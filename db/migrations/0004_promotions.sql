CREATE TABLE "alias_history" (
	"id" text PRIMARY KEY NOT NULL,
	"model_id" text NOT NULL,
	"alias" text NOT NULL,
	"version_id" text,
	"previous_version_id" text,
	"at" timestamp (6) with time zone NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"reason" text NOT NULL,
	"promotion_id" text
);
--> statement-breakpoint
CREATE TABLE "aliases" (
	"model_id" text NOT NULL,
	"alias" text NOT NULL,
	"version_id" text NOT NULL,
	"since" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "aliases_model_id_alias_pk" PRIMARY KEY("model_id","alias")
);
--> statement-breakpoint
CREATE TABLE "deployment_events" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"type" text NOT NULL,
	"model_id" text NOT NULL,
	"timestamp" timestamp (6) with time zone NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "deployment_events_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "deployments" (
	"id" text PRIMARY KEY NOT NULL,
	"model_id" text NOT NULL,
	"version_id" text NOT NULL,
	"environment_id" text NOT NULL,
	"digest" text NOT NULL,
	"type" text NOT NULL,
	"effective_from" timestamp (6) with time zone NOT NULL,
	"effective_to" timestamp (6) with time zone,
	"recorded_at" timestamp (6) with time zone NOT NULL,
	"promotion_id" text,
	"restores" text,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"reason" text NOT NULL,
	"ended_by" text,
	"end_reason" text,
	CONSTRAINT "deployments_ends_later" CHECK ("deployments"."effective_to" > "deployments"."effective_from")
);
--> statement-breakpoint
CREATE TABLE "environments" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "environments_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "heartbeats" (
	"deployment_id" text NOT NULL,
	"instance" text NOT NULL,
	"digest" text NOT NULL,
	"mismatch" boolean NOT NULL,
	"first_seen" timestamp (6) with time zone NOT NULL,
	"last_seen" timestamp (6) with time zone NOT NULL,
	"memory_mb" double precision,
	"cpu_seconds" double precision,
	CONSTRAINT "heartbeats_deployment_id_instance_pk" PRIMARY KEY("deployment_id","instance")
);
--> statement-breakpoint
CREATE TABLE "attestations" (
	"id" text PRIMARY KEY NOT NULL,
	"version_id" text NOT NULL,
	"kind" text NOT NULL,
	"holds" boolean NOT NULL,
	"statement" text NOT NULL,
	"person_id" text NOT NULL,
	"person_name" text NOT NULL,
	"roles" text[] NOT NULL,
	"at" timestamp (6) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "promotion_approvals" (
	"id" text PRIMARY KEY NOT NULL,
	"promotion_id" text NOT NULL,
	"person_id" text NOT NULL,
	"person_name" text NOT NULL,
	"key_id" text,
	"roles" text[] NOT NULL,
	"decision" text NOT NULL,
	"emergency" boolean DEFAULT false NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "promotion_approvals_once" UNIQUE("promotion_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "promotion_policies" (
	"id" text PRIMARY KEY NOT NULL,
	"environment_id" text NOT NULL,
	"risk_tier" text NOT NULL,
	"version" integer NOT NULL,
	"policy" jsonb NOT NULL,
	"reason" text NOT NULL,
	"actor_name" text NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "promotion_policies_once" UNIQUE("environment_id","risk_tier","version")
);
--> statement-breakpoint
CREATE TABLE "promotions" (
	"id" text PRIMARY KEY NOT NULL,
	"model_id" text NOT NULL,
	"version_id" text NOT NULL,
	"environment_id" text NOT NULL,
	"type" text NOT NULL,
	"reason" text NOT NULL,
	"requested_by" text,
	"requester_name" text NOT NULL,
	"requesters" text[] NOT NULL,
	"risk_tier" text NOT NULL,
	"policy_version" integer,
	"policy" jsonb NOT NULL,
	"evidence" jsonb NOT NULL,
	"evidence_hash" text NOT NULL,
	"gates" jsonb NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"expires_at" timestamp (6) with time zone NOT NULL,
	"status" text NOT NULL,
	"decided_at" timestamp (6) with time zone,
	"void_reason" text,
	"moved" text[],
	"deployment_id" text,
	"own_hand" boolean DEFAULT false NOT NULL,
	"emergency" boolean DEFAULT false NOT NULL,
	"review_due_at" timestamp (6) with time zone,
	"reviewed_at" timestamp (6) with time zone,
	"reviewed_by" text,
	"reviewer_name" text,
	"review_verdict" text,
	"review_reason" text
);
--> statement-breakpoint
ALTER TABLE "alias_history" ADD CONSTRAINT "alias_history_model_id_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alias_history" ADD CONSTRAINT "alias_history_version_id_model_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aliases" ADD CONSTRAINT "aliases_model_id_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aliases" ADD CONSTRAINT "aliases_version_id_model_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployment_events" ADD CONSTRAINT "deployment_events_model_id_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_model_id_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_version_id_model_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "heartbeats" ADD CONSTRAINT "heartbeats_deployment_id_deployments_id_fk" FOREIGN KEY ("deployment_id") REFERENCES "public"."deployments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attestations" ADD CONSTRAINT "attestations_version_id_model_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_approvals" ADD CONSTRAINT "promotion_approvals_promotion_id_promotions_id_fk" FOREIGN KEY ("promotion_id") REFERENCES "public"."promotions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_policies" ADD CONSTRAINT "promotion_policies_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotions" ADD CONSTRAINT "promotions_model_id_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotions" ADD CONSTRAINT "promotions_version_id_model_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotions" ADD CONSTRAINT "promotions_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alias_history_of" ON "alias_history" USING btree ("model_id","alias","at","id");--> statement-breakpoint
CREATE INDEX "aliases_version" ON "aliases" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "deployment_events_model" ON "deployment_events" USING btree ("model_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "deployments_one_live" ON "deployments" USING btree ("model_id","environment_id") WHERE "deployments"."effective_to" is null;--> statement-breakpoint
CREATE INDEX "deployments_history" ON "deployments" USING btree ("model_id","environment_id","effective_from");--> statement-breakpoint
CREATE INDEX "deployments_effective" ON "deployments" USING btree ("effective_from","id");--> statement-breakpoint
CREATE INDEX "deployments_version" ON "deployments" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "environments_created" ON "environments" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "heartbeats_seen" ON "heartbeats" USING btree ("last_seen");--> statement-breakpoint
CREATE INDEX "attestations_version" ON "attestations" USING btree ("version_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "promotions_pending_once" ON "promotions" USING btree ("version_id","environment_id") WHERE "promotions"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "promotions_created" ON "promotions" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "promotions_status" ON "promotions" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX "promotions_model" ON "promotions" USING btree ("model_id","created_at","id");--> statement-breakpoint
CREATE INDEX "promotions_environment" ON "promotions" USING btree ("environment_id","status","decided_at");--> statement-breakpoint
CREATE INDEX "promotions_expiry" ON "promotions" USING btree ("expires_at") WHERE "promotions"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "promotions_review" ON "promotions" USING btree ("review_due_at") WHERE "promotions"."review_due_at" is not null and "promotions"."reviewed_at" is null;
--> statement-breakpoint
create function plb_append_only() returns trigger language plpgsql as
$$ begin raise exception '% is append-only', tg_table_name; end $$;
--> statement-breakpoint
create trigger deployment_events_append_only before update or delete on deployment_events
for each row execute function plb_append_only();
--> statement-breakpoint
create trigger alias_history_append_only before update or delete on alias_history
for each row execute function plb_append_only();
--> statement-breakpoint
create trigger promotion_policies_append_only before update or delete on promotion_policies
for each row execute function plb_append_only();
--> statement-breakpoint
create trigger promotion_approvals_append_only before update or delete on promotion_approvals
for each row execute function plb_append_only();
--> statement-breakpoint
create trigger attestations_append_only before update or delete on attestations
for each row execute function plb_append_only();
--> statement-breakpoint
create trigger deployments_kept before delete on deployments
for each row execute function plb_append_only();
--> statement-breakpoint
create trigger promotions_kept before delete on promotions
for each row execute function plb_append_only();
--> statement-breakpoint
create function plb_deployment_ends_once() returns trigger language plpgsql as
$$ begin
  if old.effective_to is not null or new.effective_to is null
    or to_jsonb(new) - array['effective_to', 'ended_by', 'end_reason']
      is distinct from to_jsonb(old) - array['effective_to', 'ended_by', 'end_reason'] then
    raise exception 'a deployment only ever gets its end, once';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger deployments_end_once before update on deployments
for each row execute function plb_deployment_ends_once();
--> statement-breakpoint
create function plb_deployment_overlap() returns trigger language plpgsql as
$$ begin
  if exists (
    select from deployments d where d.model_id = new.model_id and d.environment_id = new.environment_id
      and d.effective_from < coalesce(new.effective_to, 'infinity')
      and coalesce(d.effective_to, 'infinity') > new.effective_from
  ) then
    raise exception 'two deployments of one model overlap in one environment' using errcode = '23505';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger deployments_no_overlap before insert on deployments
for each row execute function plb_deployment_overlap();
--> statement-breakpoint
create function plb_promotion_frozen() returns trigger language plpgsql as
$$
declare outcome text[] := array['status', 'decided_at', 'void_reason', 'moved', 'deployment_id', 'own_hand', 'emergency',
  'review_due_at', 'reviewed_at', 'reviewed_by', 'reviewer_name', 'review_verdict', 'review_reason'];
begin
  if to_jsonb(new) - outcome is distinct from to_jsonb(old) - outcome then
    raise exception 'what a promotion was asked and judged on does not change';
  end if;
  if old.status <> 'pending' and (new.status, new.deployment_id, new.decided_at, new.emergency, new.own_hand)
    is distinct from (old.status, old.deployment_id, old.decided_at, old.emergency, old.own_hand) then
    raise exception 'a promotion is decided once';
  end if;
  if old.reviewed_at is not null and to_jsonb(new) is distinct from to_jsonb(old) then
    raise exception 'a promotion is reviewed once';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger promotions_frozen before update on promotions
for each row execute function plb_promotion_frozen();
--> statement-breakpoint
insert into environments (id, slug, name, kind, created_at) values
  ('env_staging', 'staging', 'Staging', 'staging', now()),
  ('env_production', 'production', 'Production', 'production', now());
