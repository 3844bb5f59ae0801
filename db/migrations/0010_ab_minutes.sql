CREATE TABLE "ab_behind" (
	"test_no" integer NOT NULL,
	"waits" boolean NOT NULL,
	"minute" integer NOT NULL,
	CONSTRAINT "ab_behind_test_no_waits_minute_pk" PRIMARY KEY("test_no","waits","minute")
);
--> statement-breakpoint
DELETE FROM "ab_cells";
--> statement-breakpoint
INSERT INTO "ab_behind" ("test_no", "waits", "minute")
SELECT DISTINCT "test_no", w, floor(extract(epoch from "at") / 60)::integer
FROM "ab_exposures" CROSS JOIN (VALUES (false), (true)) AS v(w);
