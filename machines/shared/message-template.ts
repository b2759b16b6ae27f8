/**
 * A message as its recipient reads it, in the notation of GOV.UK Notify: `((name))` is filled in, `# ` is a heading,
 * `* ` a bullet, `^ ` an inset. The same text is what an administrator enters at Notify.
 */
export interface MessageTemplate {
  /** When it is sent, for the people who look after the templates. */
  readonly description: string;
  readonly email?: { readonly subject: string; readonly body: string };
  readonly letter?: { readonly subject: string; readonly body: string };
  readonly sms?: { readonly body: string };
}

/** The placeholder names in a text: `PlaceholdersIn<"Dear ((name))">` is `"name"`. */
export type PlaceholdersIn<Text extends string> = Text extends `${string}((${infer Name}))${infer Rest}`
  ? (Name extends `${infer Flag}??${string}` ? Flag : Name) | PlaceholdersIn<Rest>
  : never;

type TextsOf<Template extends MessageTemplate> =
  | (Template["email"] extends { subject: infer S extends string; body: infer B extends string } ? S | B : never)
  | (Template["letter"] extends { subject: infer S extends string; body: infer B extends string } ? S | B : never)
  | (Template["sms"] extends { body: infer B extends string } ? B : never);

/** What must be filled in for a template: every placeholder of every channel it has. */
export type PersonalisationOf<Template extends MessageTemplate> = Readonly<
  Record<PlaceholdersIn<TextsOf<Template>>, string>
>;
