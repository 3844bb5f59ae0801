CREATE TABLE "version_pending" (
	"version_no" integer PRIMARY KEY NOT NULL,
	"since" timestamp (6) with time zone NOT NULL
);
