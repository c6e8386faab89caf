CREATE TABLE "credential_jwts" (
	"credential_id" text PRIMARY KEY NOT NULL,
	"jwt" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "issuer_standings" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"issuer_id" text NOT NULL,
	"standing" text NOT NULL,
	"name" text,
	"location" text,
	"url" text,
	"source" text,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "issuer_keys_one_active";--> statement-breakpoint
ALTER TABLE "issuer_keys" ADD COLUMN "use" text DEFAULT 'proof' NOT NULL;--> statement-breakpoint
ALTER TABLE "credential_jwts" ADD CONSTRAINT "credential_jwts_credential_id_credentials_id_fk" FOREIGN KEY ("credential_id") REFERENCES "public"."credentials"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "issuer_standings_last" ON "issuer_standings" USING btree ("issuer_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "issuer_keys_one_active_per_use" ON "issuer_keys" USING btree ("issuer_id","use") WHERE "issuer_keys"."retired_at" is null;