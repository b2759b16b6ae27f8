import { fillIn, type Personalisation } from "./placeholders.ts";

/** Notify refuses a longer text: six messages of 153 characters. */
export const LONGEST_TEXT_MESSAGE = 918;

// The GSM 03.38 alphabet, its extension (each of which counts twice), and the Welsh letters it lacks.
const GSM = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const EXTENSION = new Set("^{}\\[~]|€");
const WELSH = new Set("àèìòùẁỳÀÈÌÒÙẀỲáéíóúẃýÁÉÍÓÚẂÝäëïöüẅÿÄËÏÖÜẄŸâêîôûŵŷÂÊÎÔÛŴŶ");
const PLAIN: Readonly<Record<string, string>> = {
  "\u2010": "-",
  "\u2011": "-",
  "–": "-",
  "—": "-",
  "−": "-",
  "…": "...",
  "‘": "'",
  "’": "'",
  "‚": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "\t": " ",
  "\u00a0": " ",
  "\u202f": " ",
  "\u200b": "",
  "\u200c": "",
  "\u200d": "",
  "\u2060": "",
  "\ufeff": "",
};

/** A text message as a phone gets it: tidy white space, and only characters a text can carry (others become `?`). */
export function textMessage(body: string, values: Personalisation): string {
  return Array.from(fillIn(body, values), carriable)
    .join("")
    .replaceAll(/(?<![ \t])[ \t]+([,.])/g, "$1")
    .split(/\r\n?|\n/)
    .map((line) => line.trim().replaceAll(/\s+/g, " "))
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}

/** How many messages a phone company charges for. */
export function fragmentsOf(text: string): number {
  const characters = Array.from(text);
  const wide = characters.some((character) => WELSH.has(character) && !GSM.has(character));
  const length = characters.reduce((sum, character) => sum + (!wide && EXTENSION.has(character) ? 2 : 1), 0);
  const [alone, joined] = wide ? [70, 67] : [160, 153];
  return length <= alone ? 1 : Math.ceil(length / joined);
}

function carriable(character: string): string {
  if (GSM.has(character) || EXTENSION.has(character) || WELSH.has(character)) return character;
  const plain = PLAIN[character];
  if (plain !== undefined) return plain;
  const base = character.normalize("NFD")[0] ?? "?";
  return GSM.has(base) ? base : "?";
}
