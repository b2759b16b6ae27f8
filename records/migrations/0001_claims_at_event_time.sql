ALTER TABLE "case_commits" ADD COLUMN "claims_before" jsonb;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "held" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "reserved_for" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
CREATE INDEX "claims_by_case" ON "claims" USING btree ("case_id");