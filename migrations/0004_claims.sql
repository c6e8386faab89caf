CREATE TABLE "claims" (
	"id" uuid PRIMARY KEY NOT NULL,
	"participant_id" uuid NOT NULL,
	"badge_class_id" uuid NOT NULL,
	"claimed_at" timestamp with time zone NOT NULL,
	"claimed_with" uuid,
	"together_at" timestamp with time zone,
	"together_with" uuid,
	"seen_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "self_assessments" (
	"participant_id" uuid NOT NULL,
	"badge_class_id" uuid NOT NULL,
	"results" jsonb NOT NULL,
	"said_at" timestamp with time zone NOT NULL,
	"said_with" uuid,
	CONSTRAINT "self_assessments_participant_id_badge_class_id_pk" PRIMARY KEY("participant_id","badge_class_id")
);
--> statement-breakpoint
CREATE TABLE "small_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"participant_id" uuid NOT NULL,
	"sentence" text NOT NULL,
	"given_by" uuid NOT NULL,
	"given_on" date NOT NULL,
	"given_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_badge_class_id_badge_classes_id_fk" FOREIGN KEY ("badge_class_id") REFERENCES "public"."badge_classes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_claimed_with_staff_id_fk" FOREIGN KEY ("claimed_with") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_together_with_staff_id_fk" FOREIGN KEY ("together_with") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_assessments" ADD CONSTRAINT "self_assessments_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_assessments" ADD CONSTRAINT "self_assessments_badge_class_id_badge_classes_id_fk" FOREIGN KEY ("badge_class_id") REFERENCES "public"."badge_classes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_assessments" ADD CONSTRAINT "self_assessments_said_with_staff_id_fk" FOREIGN KEY ("said_with") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "small_steps" ADD CONSTRAINT "small_steps_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "small_steps" ADD CONSTRAINT "small_steps_given_by_staff_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "claims_one" ON "claims" USING btree ("participant_id","badge_class_id");--> statement-breakpoint
CREATE INDEX "claims_waiting" ON "claims" USING btree ("claimed_at","id") WHERE "claims"."seen_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "small_steps_one_a_day" ON "small_steps" USING btree ("participant_id","given_by","sentence","given_on");--> statement-breakpoint
CREATE INDEX "small_steps_latest" ON "small_steps" USING btree ("participant_id","given_at","id");