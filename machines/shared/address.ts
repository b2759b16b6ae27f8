/** Where a message goes: an email address, a UK mobile number, or a postal address of three to seven lines. */
export type Address =
  | { readonly channel: "email"; readonly email: string }
  | { readonly channel: "sms"; readonly phone: string }
  | { readonly channel: "letter"; readonly lines: readonly string[] };

export type Channel = Address["channel"];
