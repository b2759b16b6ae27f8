/**
 * The messages of Notify that name fields, templates and rules, and never repeat a value that was sent.
 * https://docs.notifications.service.gov.uk/rest-api.html#error-codes
 */
const SAFE: readonly RegExp[] = [
  /^Missing personalisation: .+$/,
  /^[a-z_]+ (?:is a required property|is not a valid UUID|is not a valid https url)$/,
  /^email_address Not a valid email address$/,
  /^phone_number (?:Too many digits|Not enough digits|Not a UK mobile number|Must not contain letters or symbols|Not a valid country prefix)$/,
  /^phone_number Number is not valid – double check the phone number you entered$/,
  /^Address must be (?:at least|no more than) \d+ lines$/,
  /^The first 2 lines of the address must (?:both )?include [a-z ]+$/,
  /^Address lines must not start with any of the following characters: /,
  /^Must be a real (?:UK postcode|address)$/,
  /^Last line of address must be a real UK postcode or another country$/,
  /^The last line of a BFPO address must not be a country\.$/,
  /^Template (?:not found|has been deleted)$/,
  /^[a-z]+ template is not suitable for [a-z]+ notification$/,
  /^Your message is (?:empty|too long)\./,
  /^(?:Cannot|Can’t) send [A-Za-z ]+(?: [-–] see https:\S+| using a team-only API key\.?)?$/,
  /^Service is not allowed to send [a-z ]+$/,
  /^Exceeded (?:rate limit for key type|send limits) [\w (:),]+$/,
  /^Invalid token: /,
  /^Unauthori[sz]ed: /,
  /^Error: Your system clock must be accurate to within 30 seconds$/,
  /^No result found$/,
];

/** One error of Notify for logs and Temporal: its message if it is known to hold no personal data, else only its kind. */
export function withoutPersonalData({ error, message }: { readonly error: string; readonly message: string }): string {
  if (SAFE.some((pattern) => pattern.test(message))) return message;
  return /^\w{1,60}$/.test(error) ? `${error}, for a reason that may repeat what was sent` : "an unknown reason";
}
