CREATE TABLE "case_commits" (
	"case_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"hash" text NOT NULL,
	"tasks_before" jsonb,
	"messages_before" jsonb,
	CONSTRAINT "case_commits_case_id_sequence_pk" PRIMARY KEY("case_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "case_identifiers" (
	"kind" text NOT NULL,
	"digest" text NOT NULL,
	"case_id" text NOT NULL,
	CONSTRAINT "case_identifiers_kind_digest_case_id_pk" PRIMARY KEY("kind","digest","case_id")
);
--> statement-breakpoint
CREATE TABLE "case_keys" (
	"case_id" text PRIMARY KEY NOT NULL,
	"wrapped" "bytea",
	"master_key_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"destroyed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"case_id" text PRIMARY KEY NOT NULL,
	"process" text NOT NULL,
	"definition_version" integer NOT NULL,
	"sequence" integer NOT NULL,
	"state_paths" text[] NOT NULL,
	"state_words" text[] NOT NULL,
	"states" text[] NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"outcome" text,
	"allowed" text[] NOT NULL,
	"deadlines" jsonb NOT NULL,
	"next_deadline" timestamp (3) with time zone NOT NULL,
	"next_deadline_wall" timestamp (3) with time zone NOT NULL,
	"owner_role" text NOT NULL,
	"owner_name" text,
	"region" text,
	"member_of" text,
	"rehearsal" boolean NOT NULL,
	"clock_offset_ms" bigint DEFAULT 0 NOT NULL,
	"facts" "bytea" NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"claim" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"claimed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "domain_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"event_type" text NOT NULL,
	"version" integer NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"description" text NOT NULL,
	"additional_information" jsonb NOT NULL,
	"published_at" timestamp (3) with time zone,
	"taken_back_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "handled_keys" (
	"case_id" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"sequence" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "handled_keys_case_id_key_pk" PRIMARY KEY("case_id","key")
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"import_id" text NOT NULL,
	"line" integer NOT NULL,
	"columns" "bytea" NOT NULL,
	"status" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"case_id" text,
	CONSTRAINT "import_rows_import_id_line_pk" PRIMARY KEY("import_id","line")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"import_id" text PRIMARY KEY NOT NULL,
	"campaign_case_id" text NOT NULL,
	"sha256" text NOT NULL,
	"submitted_by" text NOT NULL,
	"line_count" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"message_id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"template" text NOT NULL,
	"recipient" text NOT NULL,
	"channel" text NOT NULL,
	"address" "bytea" NOT NULL,
	"personalisation" "bytea" NOT NULL,
	"reference" text NOT NULL,
	"valid_until" timestamp (3) with time zone,
	"queued_at" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"attempts" integer NOT NULL,
	"attempted_at" timestamp (3) with time zone,
	"leased_until" timestamp (3) with time zone,
	"last_error" text,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_reason" text,
	"settled_at" timestamp (3) with time zone,
	"notify_id" text,
	"receipt_status" text,
	"receipt_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"task_id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"process" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"role" text NOT NULL,
	"reason" text NOT NULL,
	"due" timestamp (3) with time zone NOT NULL,
	"due_wall" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"escalated_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"closed_by" text
);
--> statement-breakpoint
CREATE TABLE "timeline" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"sequence" integer,
	"ordinal" integer,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"actor_role" text NOT NULL,
	"data" "bytea",
	"corrects" integer,
	"corrected_by" integer,
	"message_id" text,
	"once" text
);
--> statement-breakpoint
ALTER TABLE "case_commits" ADD CONSTRAINT "case_commits_case_id_cases_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_identifiers" ADD CONSTRAINT "case_identifiers_case_id_cases_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handled_keys" ADD CONSTRAINT "handled_keys_case_id_cases_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("import_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_case_id_cases_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_case_id_cases_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timeline" ADD CONSTRAINT "timeline_case_id_cases_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_keys_by_master_key" ON "case_keys" USING btree ("master_key_id");--> statement-breakpoint
CREATE INDEX "cases_by_process" ON "cases" USING btree ("process","next_deadline_wall","case_id");--> statement-breakpoint
CREATE INDEX "cases_by_deadline" ON "cases" USING btree ("next_deadline_wall","case_id");--> statement-breakpoint
CREATE INDEX "cases_by_state" ON "cases" USING gin ("states");--> statement-breakpoint
CREATE INDEX "cases_by_member_of" ON "cases" USING btree ("member_of","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "domain_events_once" ON "domain_events" USING btree ("case_id","sequence") WHERE "domain_events"."taken_back_at" is null;--> statement-breakpoint
CREATE INDEX "domain_events_unpublished" ON "domain_events" USING btree ("id") WHERE "domain_events"."published_at" is null;--> statement-breakpoint
CREATE INDEX "import_rows_by_status" ON "import_rows" USING btree ("import_id","status","line");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_by_reference" ON "messages" USING btree ("reference");--> statement-breakpoint
CREATE INDEX "messages_by_notify_id" ON "messages" USING btree ("notify_id");--> statement-breakpoint
CREATE INDEX "messages_by_case" ON "messages" USING btree ("case_id","queued_at","message_id");--> statement-breakpoint
CREATE INDEX "tasks_open_by_role" ON "tasks" USING btree ("role","due_wall","task_id") WHERE "tasks"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_open_by_due" ON "tasks" USING btree ("due_wall","task_id") WHERE "tasks"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_by_case" ON "tasks" USING btree ("case_id","due_wall","task_id");--> statement-breakpoint
CREATE UNIQUE INDEX "timeline_once_by_sequence" ON "timeline" USING btree ("case_id","sequence","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "timeline_once" ON "timeline" USING btree ("once");--> statement-breakpoint
CREATE INDEX "timeline_by_case" ON "timeline" USING btree ("case_id","at","id");