ALTER TABLE "messages" ADD COLUMN "next_channel" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "next_address" "bytea";