/** Why Notify would not send a text to a number, in the words of its API; nothing when it would. */
export function phoneNumberProblem(given: string): string | undefined {
  if (/[^\d\s()+-]/.test(given)) return "Must not contain letters or symbols";
  const digits = given.replaceAll(/\D/g, "");
  const international = given.trim().startsWith("+") || digits.startsWith("00");
  const national = digits.replace(/^0*(?:44)?0*/, "");
  if (international && !/^0*44/.test(digits)) return "Not a UK mobile number";
  if (national.length < 10) return "Not enough digits";
  if (national.length > 10) return "Too many digits";
  return national.startsWith("7") ? undefined : "Not a UK mobile number";
}
