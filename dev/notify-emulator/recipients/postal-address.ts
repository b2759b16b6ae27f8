import { type Personalisation, valueText } from "../rendering/placeholders.ts";

// The postcode areas of the United Kingdom and the Crown dependencies, and the forces' BF.
const AREAS =
  "AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL " +
  "GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA " +
  "PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE";
const POSTCODE = new RegExp(`^(?:${AREAS.replaceAll(" ", "|")})\\d[\\dA-Z]?\\d[ABD-HJLNP-UW-Z]{2}$`);
const BAD_START = /^[@()=[\]"\\/,<>~]/;

/** The lines of a postal address out of a letter's personalisation, empty ones left out and the postcode spaced. */
export function addressLines(personalisation: Personalisation): readonly string[] {
  const last = "address_line_7" in personalisation ? "address_line_7" : "postcode";
  const keys = [...[1, 2, 3, 4, 5, 6].map((line) => `address_line_${line}`), last];
  const lines = keys
    .map((key) =>
      valueText(personalisation[key])
        .replaceAll(/\s+/g, " ")
        .trim()
        .replace(/[ ,]+$/, ""),
    )
    .filter((line) => line !== "");
  const postcode = asPostcode(lines.at(-1) ?? "");
  return postcode === undefined ? lines : [...lines.slice(0, -1), postcode];
}

/** Why Notify would not print a letter for an address, in the words of its API; nothing when it would. */
export function addressProblem(lines: readonly string[]): string | undefined {
  if (lines.length < 3) return "Address must be at least 3 lines";
  if (lines.length > 7) return "Address must be no more than 7 lines";
  if (!lines.slice(0, 2).every((line) => /[a-zA-Z0-9]/.test(line))) {
    return "The first 2 lines of the address must both include at least one alphanumeric character";
  }
  if (asPostcode(lines.at(-1) ?? "") === undefined) return "Must be a real UK postcode";
  if (lines.some((line) => BAD_START.test(line))) {
    return "Address lines must not start with any of the following characters: @ ( ) = [ ] ” \\ / , < >";
  }
  if (lines.some((line) => /^nfa$|no fixed (?:abode|address)/i.test(line))) return "Must be a real address";
  return undefined;
}

function asPostcode(line: string): string | undefined {
  const packed = line.replaceAll(/\s/g, "").toUpperCase();
  return POSTCODE.test(packed) ? `${packed.slice(0, -3)} ${packed.slice(-3)}` : undefined;
}
