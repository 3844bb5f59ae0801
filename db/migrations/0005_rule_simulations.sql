CREATE TABLE "rule_simulations" (
	"id" text PRIMARY KEY NOT NULL,
	"model_id" text NOT NULL,
	"version_id" text NOT NULL,
	"source_id" text NOT NULL,
	"from" timestamp (6) with time zone,
	"to" timestamp (6) with time zone,
	"state" text NOT NULL,
	"progress" double precision NOT NULL,
	"total" integer,
	"scored" integer NOT NULL,
	"result" jsonb,
	"error" jsonb,
	"started_by" text NOT NULL,
	"worker" text,
	"touched_at" timestamp (6) with time zone NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"finished_at" timestamp (6) with time zone
);
--> statement-breakpoint
ALTER TABLE "rule_simulations" ADD CONSTRAINT "rule_simulations_model_id_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_simulations" ADD CONSTRAINT "rule_simulations_version_id_model_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_simulations" ADD CONSTRAINT "rule_simulations_source_id_model_versions_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rule_simulations_created" ON "rule_simulations" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "rule_simulations_model" ON "rule_simulations" USING btree ("model_id","created_at","id");--> statement-breakpoint
CREATE INDEX "rule_simulations_version" ON "rule_simulations" USING btree ("version_id","created_at","id");--> statement-breakpoint
CREATE INDEX "rule_simulations_state" ON "rule_simulations" USING btree ("state","touched_at");