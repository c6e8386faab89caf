CREATE TABLE "erasures" (
	"participant_id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"erased_by" uuid NOT NULL,
	"erased_at" timestamp with time zone NOT NULL,
	"credentials" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "holder_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"participant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"given_name" text,
	"family_name" text,
	"state" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"requested_by" uuid,
	"decided_by" uuid,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "looks" (
	"subject" text NOT NULL,
	"day" date NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "looks_subject_day_pk" PRIMARY KEY("subject","day")
);
--> statement-breakpoint
CREATE TABLE "staff_views" (
	"participant_id" uuid NOT NULL,
	"day" date NOT NULL,
	"staff_id" uuid NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "staff_views_participant_id_day_staff_id_kind_pk" PRIMARY KEY("participant_id","day","staff_id","kind")
);
--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_issuer_id_issuers_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."issuers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_erased_by_staff_id_fk" FOREIGN KEY ("erased_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holder_requests" ADD CONSTRAINT "holder_requests_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holder_requests" ADD CONSTRAINT "holder_requests_requested_by_staff_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holder_requests" ADD CONSTRAINT "holder_requests_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_views" ADD CONSTRAINT "staff_views_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_views" ADD CONSTRAINT "staff_views_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "holder_requests_one_waiting" ON "holder_requests" USING btree ("participant_id","kind") WHERE "holder_requests"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "holder_requests_queue" ON "holder_requests" USING btree ("state","requested_at","id");