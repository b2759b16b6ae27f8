import type { Instant } from "../../../machines/shared/time.ts";
import { Journal } from "./journal.ts";
import type { JournalLine } from "./journal-line.ts";
import type { AcceptedMessage, Message, MessageStatus, ReceiptAttempt, StatusChange } from "./message.ts";
import { TemplateBook } from "./template-book.ts";
import type { EmulatorTemplate } from "./template.ts";

interface Entry {
  readonly accepted: AcceptedMessage;
  readonly history: StatusChange[];
  readonly receipts: ReceiptAttempt[];
}

/** How often each reference was accepted: the count of messages a recipient got twice. */
export interface StoreCounts {
  readonly accepted: number;
  readonly references: number;
  /** Reference to times, for references accepted more than once. */
  readonly duplicates: Readonly<Record<string, number>>;
}

/**
 * Every message this copy of Notify has accepted, in memory and in the data file. Like Notify it does not care whether
 * it has seen a reference before; it only counts.
 */
export class MessageStore {
  readonly templates: TemplateBook;
  readonly #journal: Journal;
  /** In the order they were accepted. */
  readonly #entries: Entry[] = [];
  readonly #position = new Map<string, number>();
  readonly #byReference = new Map<string, string[]>();

  private constructor(journal: Journal, templates: TemplateBook) {
    this.#journal = journal;
    this.templates = templates;
  }

  /** Reads the data file back; a template whose text has changed since gets its next version. Throws JournalDamaged. */
  static async open(path: string, templates: readonly EmulatorTemplate[], now: Instant): Promise<MessageStore> {
    const { journal, lines } = await Journal.open(path);
    const store = new MessageStore(journal, new TemplateBook());
    for (const line of lines as readonly JournalLine[]) store.#apply(line);
    for (const template of store.templates.adopt(templates, now)) await store.#write({ line: "template", template });
    return store;
  }

  /** Resolves when the message is on the disk. */
  async accept(message: AcceptedMessage): Promise<Message> {
    await this.#write({ line: "accepted", message });
    return this.#view(message.id);
  }

  async changeStatus(id: string, status: MessageStatus, at: Instant): Promise<Message> {
    await this.#write({ line: "status", id, status, at });
    return this.#view(id);
  }

  async noteReceipt(id: string, attempt: ReceiptAttempt): Promise<Message> {
    await this.#write({ line: "receipt", id, ...attempt });
    return this.#view(id);
  }

  find(id: string): Message | undefined {
    return this.#position.has(id) ? this.#view(id) : undefined;
  }

  /** In the order they were accepted. */
  withReference(reference: string): readonly Message[] {
    return (this.#byReference.get(reference) ?? []).map((id) => this.#view(id));
  }

  /** Newest first, from the one accepted just before `olderThan` on. */
  *newestFirst(olderThan?: string): Generator<Message> {
    const end = olderThan === undefined ? this.#entries.length : (this.#position.get(olderThan) ?? 0);
    for (let at = end - 1; at >= 0; at -= 1) {
      const entry = this.#entries[at];
      if (entry) yield asMessage(entry);
    }
  }

  counts(): StoreCounts {
    const repeated = [...this.#byReference].filter(([, ids]) => ids.length > 1);
    return {
      accepted: this.#entries.length,
      references: this.#byReference.size,
      duplicates: Object.fromEntries(repeated.map(([reference, ids]) => [reference, ids.length])),
    };
  }

  close(): Promise<void> {
    return this.#journal.close();
  }

  async #write(line: JournalLine): Promise<void> {
    await this.#journal.append(line);
    this.#apply(line);
  }

  #apply(line: JournalLine): void {
    switch (line.line) {
      case "template":
        this.templates.add(line.template);
        return;
      case "accepted":
        this.#add(line.message);
        return;
      case "status":
        this.#entry(line.id).history.push({ status: line.status, at: line.at });
        return;
      case "receipt":
        this.#entry(line.id).receipts.push({
          at: line.at,
          ...(line.answer === undefined ? {} : { answer: line.answer }),
        });
        return;
    }
  }

  #add(accepted: AcceptedMessage): void {
    const first: MessageStatus = accepted.channel === "letter" ? "accepted" : "created";
    this.#position.set(accepted.id, this.#entries.length);
    this.#entries.push({ accepted, history: [{ status: first, at: accepted.acceptedAt }], receipts: [] });
    if (accepted.reference === null) return;
    const earlier = this.#byReference.get(accepted.reference);
    if (earlier) earlier.push(accepted.id);
    else this.#byReference.set(accepted.reference, [accepted.id]);
  }

  #view(id: string): Message {
    return asMessage(this.#entry(id));
  }

  #entry(id: string): Entry {
    const entry = this.#entries[this.#position.get(id) ?? -1];
    if (!entry) throw new RangeError(`No message ${id} in this outbox`);
    return entry;
  }
}

function asMessage({ accepted, history, receipts }: Entry): Message {
  return { ...accepted, history: [...history], receipts: [...receipts] };
}
