const FROM = "PIPE at ((premises))";

type Ending = "((premises))((reference))";

/** An email to staff: it names the case by its reference, never the person, and says where it comes from. */
export function toStaff<const Subject extends string, const Body extends string>(
  description: string,
  subject: Subject,
  text: Body,
): {
  readonly description: string;
  readonly email: { readonly subject: Subject; readonly body: `${Body}${Ending}` };
} {
  const body = `${text}\n\nCase: ((reference))\n\n${FROM}` as `${Body}${Ending}`;
  return { description, email: { subject, body } };
}
