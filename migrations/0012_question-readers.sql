CREATE TABLE "question_readers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"question_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"sealed_mail" text,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "question_readers_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "questions" DROP CONSTRAINT "questions_tokenHash_unique";--> statement-breakpoint
ALTER TABLE "question_readers" ADD CONSTRAINT "question_readers_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "question_readers_question" ON "question_readers" USING btree ("question_id");--> statement-breakpoint
INSERT INTO "question_readers" ("id", "question_id", "token_hash", "added_at") SELECT gen_random_uuid(), "id", "token_hash", "asked_at" FROM "questions";--> statement-breakpoint
ALTER TABLE "questions" DROP COLUMN "token_hash";