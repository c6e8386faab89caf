ALTER TABLE "staff" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_email" UNIQUE("issuer_id","email");