CREATE TABLE "usefulness" (
	"month" text PRIMARY KEY NOT NULL,
	"yes" integer NOT NULL,
	"no" integer NOT NULL
);
