CREATE TABLE "api_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"name" text NOT NULL,
	"scopes" text[] NOT NULL,
	"use_case_ids" text[],
	"owner_id" text,
	"created_at" timestamp (6) with time zone NOT NULL,
	"expires_at" timestamp (6) with time zone,
	"revoked_at" timestamp (6) with time zone,
	"last_used_at" timestamp (6) with time zone,
	"rotated_from" text,
	CONSTRAINT "api_keys_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "one_time_tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"user_id" text,
	"created_at" timestamp (6) with time zone NOT NULL,
	"expires_at" timestamp (6) with time zone NOT NULL,
	"used_at" timestamp (6) with time zone
);
--> statement-breakpoint
CREATE TABLE "role_grants" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"use_case_id" text,
	CONSTRAINT "role_grants_once" UNIQUE NULLS NOT DISTINCT("user_id","role","use_case_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"expires_at" timestamp (6) with time zone NOT NULL,
	"revoked_at" timestamp (6) with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_throttle" (
	"subject" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"window_start" timestamp (6) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"status" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" integer PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_records" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (6) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"outcome" text NOT NULL,
	"object_type" text NOT NULL,
	"object_id" text NOT NULL,
	"use_case_id" text,
	"request_id" text NOT NULL,
	"detail" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_chunks" (
	"import_id" text NOT NULL,
	"seq" integer NOT NULL,
	"data" "bytea" NOT NULL,
	CONSTRAINT "import_chunks_import_id_seq_pk" PRIMARY KEY("import_id","seq")
);
--> statement-breakpoint
CREATE TABLE "import_rejections" (
	"import_id" text NOT NULL,
	"row" bigint NOT NULL,
	"line" bigint,
	"external_id" text,
	"code" text NOT NULL,
	"pointer" text NOT NULL,
	"detail" text NOT NULL,
	CONSTRAINT "import_rejections_import_id_row_pk" PRIMARY KEY("import_id","row")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text PRIMARY KEY NOT NULL,
	"model_id" text NOT NULL,
	"version_id" text,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"file_name" text,
	"format" text NOT NULL,
	"column_map" jsonb NOT NULL,
	"zone" text NOT NULL,
	"bytes" bigint NOT NULL,
	"bytes_read" bigint NOT NULL,
	"received" bigint NOT NULL,
	"accepted" bigint NOT NULL,
	"duplicates" bigint NOT NULL,
	"flagged" bigint NOT NULL,
	"rejected" bigint NOT NULL,
	"ignored_columns" jsonb NOT NULL,
	"error" jsonb,
	"started_by" text NOT NULL,
	"worker" text,
	"touched_at" timestamp (6) with time zone NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"finished_at" timestamp (6) with time zone
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"key" text PRIMARY KEY NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"response" text,
	"created_at" timestamp (6) with time zone NOT NULL,
	"expires_at" timestamp (6) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "category_values" (
	"version_no" integer NOT NULL,
	"feature" smallint NOT NULL,
	"code" integer NOT NULL,
	"value" text NOT NULL,
	"in_reference" boolean NOT NULL,
	CONSTRAINT "category_values_version_no_feature_code_pk" PRIMARY KEY("version_no","feature","code")
);
--> statement-breakpoint
CREATE TABLE "model_use_cases" (
	"model_id" text NOT NULL,
	"use_case_id" text NOT NULL,
	CONSTRAINT "model_use_cases_model_id_use_case_id_pk" PRIMARY KEY("model_id","use_case_id")
);
--> statement-breakpoint
CREATE TABLE "model_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"no" integer GENERATED ALWAYS AS IDENTITY (sequence name "model_versions_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"model_id" text NOT NULL,
	"version" text NOT NULL,
	"features" jsonb NOT NULL,
	"segments" jsonb NOT NULL,
	"reason" text,
	"rules" jsonb,
	"lineage" jsonb,
	"digest" text NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"reference_digest" text,
	"reference_rows" integer,
	"reference_from" timestamp (6) with time zone,
	"reference_to" timestamp (6) with time zone,
	"reference_at" timestamp (6) with time zone,
	"baseline" jsonb,
	"classes" text[],
	"dictionary_size" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "model_versions_no_unique" UNIQUE("no"),
	CONSTRAINT "model_versions_once" UNIQUE("model_id","version")
);
--> statement-breakpoint
CREATE TABLE "models" (
	"id" text PRIMARY KEY NOT NULL,
	"no" integer GENERATED ALWAYS AS IDENTITY (sequence name "models_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"task" text NOT NULL,
	"classes" text[],
	"positive_class" text,
	"label_policy" jsonb NOT NULL,
	"retention_days" integer NOT NULL,
	"stage" text NOT NULL,
	"owner_name" text NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "models_no_unique" UNIQUE("no"),
	CONSTRAINT "models_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "reference_blocks" (
	"version_no" integer NOT NULL,
	"column" text NOT NULL,
	"block" integer NOT NULL,
	"data" "bytea" NOT NULL,
	CONSTRAINT "reference_blocks_version_no_column_block_pk" PRIMARY KEY("version_no","column","block")
);
--> statement-breakpoint
CREATE TABLE "segment_values" (
	"version_no" integer NOT NULL,
	"field" smallint NOT NULL,
	"code" smallint NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "segment_values_version_no_field_code_pk" PRIMARY KEY("version_no","field","code")
);
--> statement-breakpoint
CREATE TABLE "labels" (
	"case_key" uuid NOT NULL,
	"known_at" timestamp (6) with time zone NOT NULL,
	"model_no" integer NOT NULL,
	"external_id" text NOT NULL,
	"timed" boolean NOT NULL,
	"value" text NOT NULL,
	"number" double precision,
	"received_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "labels_case_key_known_at_pk" PRIMARY KEY("case_key","known_at")
);
--> statement-breakpoint
CREATE TABLE "predictions" (
	"case_key" uuid NOT NULL,
	"version_no" integer NOT NULL,
	"external_id" text NOT NULL,
	"timestamp" timestamp (6) with time zone NOT NULL,
	"received_at" timestamp (6) with time zone NOT NULL,
	"digest" uuid NOT NULL,
	"numeric_values" double precision[] NOT NULL,
	"category_codes" integer[] NOT NULL,
	"prediction" text,
	"prediction_value" double precision,
	"score" double precision,
	"probabilities" double precision[],
	"latency_ms" double precision,
	"error" text,
	"entity" text,
	"segment_codes" smallint[] NOT NULL,
	"amount" double precision,
	"exposure" jsonb,
	"flagged" boolean NOT NULL,
	CONSTRAINT "predictions_case_key_version_no_pk" PRIMARY KEY("case_key","version_no")
);
--> statement-breakpoint
CREATE TABLE "oddities" (
	"version_no" integer NOT NULL,
	"kind" text NOT NULL,
	"feature" text NOT NULL,
	"value" text NOT NULL,
	"count" bigint NOT NULL,
	"last_seen" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "oddities_version_no_kind_feature_value_pk" PRIMARY KEY("version_no","kind","feature","value")
);
--> statement-breakpoint
CREATE TABLE "rollups" (
	"version_no" integer NOT NULL,
	"subject" smallint NOT NULL,
	"level" smallint NOT NULL,
	"segment" integer NOT NULL,
	"bucket" timestamp (6) with time zone NOT NULL,
	"counts" "bytea" NOT NULL,
	"sums" "bytea" NOT NULL,
	"lows" "bytea" NOT NULL,
	CONSTRAINT "rollups_version_no_subject_level_segment_bucket_pk" PRIMARY KEY("version_no","subject","level","segment","bucket")
);
--> statement-breakpoint
CREATE TABLE "version_health" (
	"version_no" integer PRIMARY KEY NOT NULL,
	"evaluated_at" timestamp (6) with time zone NOT NULL,
	"first_prediction" timestamp (6) with time zone,
	"newest_prediction" timestamp (6) with time zone,
	"predictions" bigint NOT NULL,
	"labelled" bigint NOT NULL,
	"attention" smallint NOT NULL,
	"summary" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kpi_values" (
	"kpi_id" text NOT NULL,
	"timestamp" timestamp (6) with time zone NOT NULL,
	"version" text,
	"arm" text,
	"value" double precision NOT NULL,
	"numerator" double precision,
	"denominator" double precision,
	"received_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "kpi_values_once" UNIQUE NULLS NOT DISTINCT("kpi_id","timestamp","version","arm")
);
--> statement-breakpoint
CREATE TABLE "kpis" (
	"id" text PRIMARY KEY NOT NULL,
	"use_case_id" text NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"unit" text NOT NULL,
	"direction" text NOT NULL,
	"target" double precision NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "kpis_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "use_cases" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"problem" text NOT NULL,
	"objective" text,
	"risk_tier" text NOT NULL,
	"stage" text NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "use_cases_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_use_cases" ADD CONSTRAINT "model_use_cases_model_id_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_use_cases" ADD CONSTRAINT "model_use_cases_use_case_id_use_cases_id_fk" FOREIGN KEY ("use_case_id") REFERENCES "public"."use_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_versions" ADD CONSTRAINT "model_versions_model_id_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_values" ADD CONSTRAINT "kpi_values_kpi_id_kpis_id_fk" FOREIGN KEY ("kpi_id") REFERENCES "public"."kpis"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpis" ADD CONSTRAINT "kpis_use_case_id_use_cases_id_fk" FOREIGN KEY ("use_case_id") REFERENCES "public"."use_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_keys_created" ON "api_keys" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "api_keys_owner" ON "api_keys" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "users_created" ON "users" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit_records" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_object" ON "audit_records" USING btree ("object_type","object_id","seq");--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit_records" USING btree ("actor_id","seq");--> statement-breakpoint
CREATE INDEX "audit_action" ON "audit_records" USING btree ("action","seq");--> statement-breakpoint
CREATE INDEX "imports_model" ON "imports" USING btree ("model_id","created_at","id");--> statement-breakpoint
CREATE INDEX "imports_created" ON "imports" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "idempotency_expiry" ON "idempotency_keys" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "model_use_cases_use_case" ON "model_use_cases" USING btree ("use_case_id");--> statement-breakpoint
CREATE INDEX "model_versions_created" ON "model_versions" USING btree ("model_id","created_at","id");--> statement-breakpoint
CREATE INDEX "models_created" ON "models" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "labels_model" ON "labels" USING btree ("model_no","known_at","case_key");--> statement-breakpoint
CREATE INDEX "labels_received" ON "labels" USING brin ("received_at");--> statement-breakpoint
CREATE INDEX "predictions_time" ON "predictions" USING btree ("version_no","timestamp","case_key");--> statement-breakpoint
CREATE INDEX "predictions_received" ON "predictions" USING brin ("received_at");--> statement-breakpoint
CREATE INDEX "version_health_attention" ON "version_health" USING btree ("attention","newest_prediction");--> statement-breakpoint
CREATE INDEX "kpis_use_case" ON "kpis" USING btree ("use_case_id","created_at","id");--> statement-breakpoint
CREATE INDEX "kpis_created" ON "kpis" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "use_cases_created" ON "use_cases" USING btree ("created_at","id");