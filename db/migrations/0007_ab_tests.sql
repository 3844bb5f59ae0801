CREATE TABLE "ab_cases" (
	"test_no" integer NOT NULL,
	"entity" text NOT NULL,
	"at" timestamp (6) with time zone NOT NULL,
	"case_key" uuid NOT NULL,
	"version_no" integer NOT NULL,
	"exposed" boolean NOT NULL,
	"segments" text[] NOT NULL,
	"received_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "ab_cases_test_no_entity_at_case_key_version_no_pk" PRIMARY KEY("test_no","entity","at","case_key","version_no")
);
--> statement-breakpoint
CREATE TABLE "ab_cells" (
	"test_no" integer NOT NULL,
	"level" smallint NOT NULL,
	"bucket" integer NOT NULL,
	"metric" smallint NOT NULL,
	"arm" smallint NOT NULL,
	"segment" text NOT NULL,
	"n" bigint NOT NULL,
	"sum" double precision NOT NULL,
	"squares" double precision NOT NULL,
	"denominator" double precision NOT NULL,
	"denominator_squares" double precision NOT NULL,
	"products" double precision NOT NULL,
	"covariate" double precision NOT NULL,
	"covariate_squares" double precision NOT NULL,
	"covariate_products" double precision NOT NULL,
	"binary" boolean NOT NULL,
	CONSTRAINT "ab_cells_test_no_metric_level_bucket_arm_segment_pk" PRIMARY KEY("test_no","metric","level","bucket","arm","segment")
);
--> statement-breakpoint
CREATE TABLE "ab_deviations" (
	"id" text PRIMARY KEY NOT NULL,
	"test_id" text NOT NULL,
	"pointers" text[] NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"reason" text NOT NULL,
	"actor_name" text NOT NULL,
	"at" timestamp (6) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ab_dirty" (
	"test_no" integer NOT NULL,
	"waits" boolean NOT NULL,
	"hour" integer NOT NULL,
	CONSTRAINT "ab_dirty_test_no_waits_hour_pk" PRIMARY KEY("test_no","waits","hour")
);
--> statement-breakpoint
CREATE TABLE "ab_exposures" (
	"test_no" integer NOT NULL,
	"entity" text NOT NULL,
	"arm" smallint NOT NULL,
	"at" timestamp (6) with time zone NOT NULL,
	"digest" text,
	"fallback" boolean NOT NULL,
	"source" text NOT NULL,
	"arms" integer NOT NULL,
	"mismatched" boolean NOT NULL,
	"received_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "ab_exposures_test_no_entity_pk" PRIMARY KEY("test_no","entity")
);
--> statement-breakpoint
CREATE TABLE "ab_outcomes" (
	"test_no" integer NOT NULL,
	"entity" text NOT NULL,
	"metric" text NOT NULL,
	"at" timestamp (6) with time zone NOT NULL,
	"value" double precision NOT NULL,
	"received_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "ab_outcomes_test_no_entity_metric_at_pk" PRIMARY KEY("test_no","entity","metric","at")
);
--> statement-breakpoint
CREATE TABLE "ab_ramps" (
	"id" text PRIMARY KEY NOT NULL,
	"test_id" text NOT NULL,
	"reach" double precision[] NOT NULL,
	"actor_name" text NOT NULL,
	"at" timestamp (6) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ab_results" (
	"id" text PRIMARY KEY NOT NULL,
	"test_id" text NOT NULL,
	"kind" text NOT NULL,
	"information" double precision NOT NULL,
	"as_of" timestamp (6) with time zone NOT NULL,
	"record" jsonb NOT NULL,
	"record_hash" text NOT NULL,
	"verdict" text NOT NULL,
	"decision" text,
	"reason" text,
	"person_id" text,
	"person_name" text,
	"key_id" text,
	"at" timestamp (6) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ab_tests" (
	"id" text PRIMARY KEY NOT NULL,
	"no" integer GENERATED ALWAYS AS IDENTITY (sequence name "ab_tests_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"model_id" text NOT NULL,
	"environment" text NOT NULL,
	"entity_key" text NOT NULL,
	"layer" text NOT NULL,
	"salt" text NOT NULL,
	"status" text NOT NULL,
	"plan" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"frozen" jsonb,
	"plan_hash" text,
	"authors" text[] NOT NULL,
	"author_name" text NOT NULL,
	"editor_name" text NOT NULL,
	"approver_id" text,
	"approver_name" text,
	"reach" jsonb,
	"unknown_arms" integer DEFAULT 0 NOT NULL,
	"outcome_metrics" text[] DEFAULT '{}'::text[] NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"updated_at" timestamp (6) with time zone NOT NULL,
	"frozen_at" timestamp (6) with time zone,
	"started_at" timestamp (6) with time zone,
	"enrolment_ended_at" timestamp (6) with time zone,
	"stopped_at" timestamp (6) with time zone,
	"stop_reason" text,
	"concluded_at" timestamp (6) with time zone,
	CONSTRAINT "ab_tests_no_unique" UNIQUE("no"),
	CONSTRAINT "ab_tests_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "ab_deviations" ADD CONSTRAINT "ab_deviations_test_id_ab_tests_id_fk" FOREIGN KEY ("test_id") REFERENCES "public"."ab_tests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ab_ramps" ADD CONSTRAINT "ab_ramps_test_id_ab_tests_id_fk" FOREIGN KEY ("test_id") REFERENCES "public"."ab_tests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ab_results" ADD CONSTRAINT "ab_results_test_id_ab_tests_id_fk" FOREIGN KEY ("test_id") REFERENCES "public"."ab_tests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ab_tests" ADD CONSTRAINT "ab_tests_model_id_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ab_cases_case" ON "ab_cases" USING btree ("case_key");--> statement-breakpoint
CREATE INDEX "ab_cases_received" ON "ab_cases" USING btree ("test_no","received_at");--> statement-breakpoint
CREATE INDEX "ab_deviations_of" ON "ab_deviations" USING btree ("test_id","at","id");--> statement-breakpoint
CREATE INDEX "ab_exposures_time" ON "ab_exposures" USING btree ("test_no","at");--> statement-breakpoint
CREATE INDEX "ab_exposures_received" ON "ab_exposures" USING btree ("test_no","received_at");--> statement-breakpoint
CREATE INDEX "ab_outcomes_received" ON "ab_outcomes" USING btree ("test_no","received_at");--> statement-breakpoint
CREATE INDEX "ab_ramps_of" ON "ab_ramps" USING btree ("test_id","at","id");--> statement-breakpoint
CREATE INDEX "ab_results_of" ON "ab_results" USING btree ("test_id","kind","as_of");--> statement-breakpoint
CREATE UNIQUE INDEX "ab_results_look" ON "ab_results" USING btree ("test_id","information") WHERE "ab_results"."kind" = 'look';--> statement-breakpoint
CREATE UNIQUE INDEX "ab_results_conclusion" ON "ab_results" USING btree ("test_id") WHERE "ab_results"."kind" = 'conclusion';--> statement-breakpoint
CREATE INDEX "ab_tests_created" ON "ab_tests" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "ab_tests_status" ON "ab_tests" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX "ab_tests_model" ON "ab_tests" USING btree ("model_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "ab_tests_layer" ON "ab_tests" USING btree ("layer") WHERE "ab_tests"."layer" <> '';
--> statement-breakpoint
create trigger ab_deviations_append_only before update or delete on ab_deviations
for each row execute function plb_append_only();
--> statement-breakpoint
create trigger ab_ramps_append_only before update or delete on ab_ramps
for each row execute function plb_append_only();
--> statement-breakpoint
create trigger ab_results_append_only before update or delete on ab_results
for each row execute function plb_append_only();
--> statement-breakpoint
create trigger ab_tests_kept before delete on ab_tests
for each row execute function plb_append_only();
--> statement-breakpoint
create function plb_ab_test_frozen() returns trigger language plpgsql as
$$
declare signed text[] := array['frozen', 'plan_hash', 'authors', 'author_name', 'approver_id', 'approver_name', 'frozen_at',
  'model_id', 'environment', 'entity_key', 'layer', 'salt', 'slug'];
begin
  if new.no <> old.no or new.id <> old.id or new.model_id <> old.model_id or new.slug <> old.slug then
    raise exception 'an A/B test stays what it is about';
  end if;
  if old.status <> 'draft' and (select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(new)) where key = any(signed))
    is distinct from (select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(old)) where key = any(signed)) then
    raise exception 'what was frozen and signed does not change';
  end if;
  if new.status <> old.status and not (old.status || ' ' || new.status) = any (array['draft frozen', 'frozen running',
    'running maturing', 'running stopped', 'maturing stopped', 'running concluded', 'maturing concluded', 'stopped concluded']) then
    raise exception 'an A/B test cannot go from % to %', old.status, new.status;
  end if;
  if new.status <> 'draft' and (new.plan_hash is null or new.approver_id is null or new.approver_id = any (new.authors)) then
    raise exception 'a plan is frozen by somebody who did not write it';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger ab_tests_frozen before update on ab_tests
for each row execute function plb_ab_test_frozen();
