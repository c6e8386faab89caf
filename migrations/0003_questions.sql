CREATE TABLE "question_free_shares" (
	"share_id" uuid PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_settings" (
	"participant_id" uuid PRIMARY KEY NOT NULL,
	"is_open" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"participant_id" uuid NOT NULL,
	"share_id" uuid,
	"credential_id" text,
	"question" text NOT NULL,
	"asker" text,
	"token_hash" text NOT NULL,
	"state" text NOT NULL,
	"answer" text,
	"decided_by" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	CONSTRAINT "questions_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "questions_one_way" CHECK (num_nonnulls("questions"."share_id", "questions"."credential_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "question_free_shares" ADD CONSTRAINT "question_free_shares_share_id_shares_id_fk" FOREIGN KEY ("share_id") REFERENCES "public"."shares"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_settings" ADD CONSTRAINT "question_settings_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_share_id_shares_id_fk" FOREIGN KEY ("share_id") REFERENCES "public"."shares"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_credential_id_credentials_id_fk" FOREIGN KEY ("credential_id") REFERENCES "public"."credentials"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "questions_participant" ON "questions" USING btree ("participant_id","asked_at");--> statement-breakpoint
CREATE INDEX "questions_asked" ON "questions" USING btree ("asked_at");