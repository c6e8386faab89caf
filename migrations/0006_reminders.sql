CREATE TABLE "reminders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"participant_id" uuid NOT NULL,
	"since" date NOT NULL,
	"reminded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "reminder_weeks" smallint DEFAULT 6;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "reminders_one" ON "reminders" USING btree ("participant_id","since");