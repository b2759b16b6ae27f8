DROP INDEX "domain_events_unpublished";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "identifiers" "bytea";--> statement-breakpoint
ALTER TABLE "domain_events" ADD COLUMN "key" text;--> statement-breakpoint
ALTER TABLE "domain_events" ADD COLUMN "recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "domain_events" ADD COLUMN "due_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "domain_events" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "domain_events" ADD COLUMN "refusals" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "domain_events" ADD COLUMN "last_error" text;--> statement-breakpoint
ALTER TABLE "domain_events" ADD COLUMN "parked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "domain_events" ADD COLUMN "confirmed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "domain_events" ADD COLUMN "doubted_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "domain_events_due" ON "domain_events" USING btree ("due_at","id") WHERE "domain_events"."published_at" is null and "domain_events"."parked_at" is null;--> statement-breakpoint
CREATE INDEX "domain_events_waiting" ON "domain_events" USING btree ("case_id","sequence") WHERE "domain_events"."published_at" is null;--> statement-breakpoint
UPDATE "domain_events" SET "key" = "handled_keys"."key" FROM "handled_keys" WHERE "handled_keys"."case_id" = "domain_events"."case_id" AND "handled_keys"."sequence" = "domain_events"."sequence" AND "domain_events"."published_at" IS NULL;
