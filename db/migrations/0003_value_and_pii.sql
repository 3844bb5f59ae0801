CREATE TABLE "pii_classes" (
	"id" text PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "pii_classes_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"version_id" text NOT NULL,
	"feature" text NOT NULL,
	"class" text NOT NULL,
	"person_id" text NOT NULL,
	"person_name" text NOT NULL,
	"recorded_at" timestamp (6) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "value_models" (
	"id" text PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "value_models_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"model_id" text NOT NULL,
	"effective_from" timestamp (6) with time zone NOT NULL,
	"currency" text NOT NULL,
	"matrix" jsonb,
	"rates" jsonb,
	"run_cost_per_thousand" double precision NOT NULL,
	"review_cost_per_positive" double precision NOT NULL,
	"fixed_cost_per_month" double precision NOT NULL,
	"baseline_version" text,
	"author_name" text NOT NULL,
	"recorded_at" timestamp (6) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "pii_classes" ADD CONSTRAINT "pii_classes_version_id_model_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "value_models" ADD CONSTRAINT "value_models_model_id_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pii_classes_last" ON "pii_classes" USING btree ("version_id","feature","seq");--> statement-breakpoint
CREATE INDEX "value_models_in_force" ON "value_models" USING btree ("model_id","effective_from","seq");--> statement-breakpoint
create function plb_refuse_rewrite() returns trigger language plpgsql as
$$ begin raise exception $m$% is append-only$m$, tg_table_name; end $$;
--> statement-breakpoint
create trigger pii_classes_append_only before update or delete on pii_classes
for each row execute function plb_refuse_rewrite();
--> statement-breakpoint
create trigger value_models_append_only before update or delete on value_models
for each row execute function plb_refuse_rewrite();
