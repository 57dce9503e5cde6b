/**
 * What mail programs and their users write around what is said, in the languages of mails that reach British offices:
 * English, Welsh, German, French, Spanish, Italian, Dutch, Portuguese and Polish.
 *
 * A line may be as long as a mail: no two repeats without a limit stand beside one another that take the same characters.
 */

/** Names of headers, by what they say. The first of each list is that of the program in English. */
const FROM = 'from|oddi wrth|von|de|da|van|od';
const SENT =
  'sent|date|anfonwyd|dyddiad|gesendet|datum|envoyé|envoyé le|date d’envoi|enviado|enviado el|enviado em|fecha|data|inviato|verzonden|wysłano';
const TO = 'to|at|an|à|pour|para|a|aan|do';
const SUBJECT = 'subject|pwnc|betreff|objet|sujet|asunto|assunto|oggetto|onderwerp|temat';
const OTHER =
  'cc|bcc|reply-to|importance|attachments|copi|kopie|anhang|anlagen|cci|copie|pièces jointes|ccn|dw|priority|wichtigkeit';

const named = (...names: readonly string[]) => String.raw`\*?(?:${names.join('|')})\s?:\*?`;

/** A header of a quoted mail. */
export const HEADER = new RegExp(String.raw`^\s*${named(FROM, SENT, TO, SUBJECT, OTHER)}(?:\s|$)`, 'iu');
/** The header that a quoted mail may begin with; short words that begin other lines, too, are not among them. */
export const FIRST_HEADER = new RegExp(String.raw`^\s*${named(FROM, 'sent', 'date', 'to')}(?:\s|$)`, 'iu');
/** Headers of a quoted mail in one line, as pages of mail programs run them together. */
export const HEADERS = new RegExp(
  String.raw`^${named(FROM)}.{2,300}?(?<=\s)${named(SENT)}.{2,300}?(?<=\s)${named(TO, SUBJECT)}`,
  'iu',
);
export const DIVIDER =
  /^\s*(?:-{2,}\s*(?:original|forwarded) (?:message|e-?mail|appointment)\s*-{2,}|-{2,}\s*(?:ursprüngliche nachricht|originalnachricht|weitergeleitete nachricht|message d’origine|message d'origine|message transféré|neges wreiddiol|mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato|oorspronkelijk bericht|mensagem original|wiadomość oryginalna)\s*-{2,}|-{4,}\s*forwarded (?:message|by)\b(?:.*\S)?|_{8,}|begin forwarded message:|anfang der weitergeleiteten nachricht:|début du message (?:transféré|réexpédié)\s?:)\s*$/iu;
/** Who wrote what is quoted below, and when. */
export const ATTRIBUTION =
  /^\s*(?:on\b.{4,250}\b(?:wrote|writes)|am\b.{4,250}\bschrieb\b.{0,120}|.{2,120} schrieb am\b.{4,120}|le\b.{4,250}(?<=\s)a écrit|ar\b.{4,250}\bysgrifennodd\b.{0,120}|el\b.{4,250}(?<=\s)escribió|il\b.{4,250}\bha scritto|op\b.{4,250}\bschreef\b.{0,120}|em\b.{4,250}\bescreveu|w dniu\b.{4,250}\bnapisał(?:a|\(a\))?)\s?:\s*$/iu;
export const ATTRIBUTION_START = /^\s*(?:on|am|le|ar|el|il|op|em|w dniu)\b.{4,}(?:\d{4}|\d{1,2}:\d{2}|<|@)/iu;
export const CLOSING =
  /^\s*(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many|with) ?(?:regards|wishes|thanks)|regards|many thanks(?: (?:and|&) (?:kind|best) regards)?|thanks(?: (?:again|very much|in advance))?|thank you|yours (?:sincerely|faithfully|truly)|sincerely|best|cheers|all the best|sent from my \w[\w ]{0,30}|get outlook for \w+|mit (?:freundlichen|besten|herzlichen) grüßen|(?:freundliche|beste|viele|liebe) grüße|von meinem \w+ gesendet|(?:bien )?cordialement|bien à vous|envoyé de mon \w+|cofion(?: (?:cynnes|gorau))?|yn gywir|diolch(?: yn fawr)?|un saludo|(?:saludos|atentamente|atenciosamente)|cordiali saluti|met vriendelijke groet(?:en)?|z poważaniem|pozdrawiam)\s*(?:[,.!]\s*)?$/iu;
export const CLOSING_RUN =
  /^(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many) (?:regards|wishes|thanks)|regards|yours (?:sincerely|faithfully|truly)|mit freundlichen grüßen|cordialement|cofion cynnes)[,.]? \S/iu;
export const SALUTATION =
  /^(?:dear|hi|hello|good (?:morning|afternoon|evening)|annwyl|helo|liebe[rs]?|sehr geehrte[rs]?|hallo|bonjour|chère?s?|estimad[oa]s?|gentile|beste|geachte|szanown[aiey])\b[^.!?]{0,60}[,:!.]?$/iu;
