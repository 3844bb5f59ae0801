CREATE TABLE "ab_calibrations" (
	"test_id" text NOT NULL,
	"day" integer NOT NULL,
	"metric" text NOT NULL,
	"units" integer NOT NULL,
	"splits" integer NOT NULL,
	"above" integer NOT NULL,
	"below" integer NOT NULL,
	"alpha" double precision NOT NULL,
	"at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "ab_calibrations_test_id_day_pk" PRIMARY KEY("test_id","day")
);
--> statement-breakpoint
ALTER TABLE "ab_calibrations" ADD CONSTRAINT "ab_calibrations_test_id_ab_tests_id_fk" FOREIGN KEY ("test_id") REFERENCES "public"."ab_tests"("id") ON DELETE no action ON UPDATE no action;