/**
 * Reads mails saved by Outlook (MS-OXMSG) through @kenjiuno/msgreader.
 */
import { decompressRTF } from '@kenjiuno/decompressrtf';
import library, { type FieldsData } from '@kenjiuno/msgreader';
import iconv from 'iconv-lite';
import { ReadError } from '../../document/failure.ts';
import { isDirectoryWhole, openCompound } from '../compound.ts';
import { readRtf } from '../office/rtf.ts';
import { brokenStreams, hasHole } from '../sectors.ts';
import { decode } from '../text/decode.ts';
import { declaredCharset } from '../web/charset.ts';
import { calendarText, cardOrCalendar } from './calendar.ts';
import { type Attachment, dayOf, isPage, type Mail, mailOf } from './mail.ts';

/** The library is CommonJS: Node gives its exports, some bundlers the class itself. */
const MsgReader = library.default ?? (library as unknown as typeof library.default);
type MsgReader = InstanceType<typeof MsgReader>;

/** Bytes of a packed RTF body. */
const MOST_RTF = 32 * 1024 * 1024;

/** Reads an Outlook mail; mails inside it are files of their own. @throws {ReadError} `damaged`. */
export function readMsg(bytes: Uint8Array): Mail {
  try {
    const { reader, fields } = opened(bytes);
    const { html, messageCodepage, internetCodepage, bodyHtml, headers } = fields;
    const page = html ? pageText(html, encodingOf(internetCodepage), encodingOf(messageCodepage)) : (bodyHtml ?? null);
    const text = fields.body ?? null;
    const rtf = fields.compressedRtf;
    const rich =
      !text?.trim() && !page?.trim() && rtf && rtf.length <= MOST_RTF
        ? readRtf(Uint8Array.from(decompressRTF(Array.from(rtf))))
        : null;
    const sent = /^date:\s*(.+)$/imu.exec(headers ?? '')?.[1] ?? fields.clientSubmitTime ?? fields.messageDeliveryTime;
    const receivers = (fields.recipients ?? []).filter(
      ({ recipType }) => recipType === undefined || recipType === 'to',
    );
    const all = attachmentsOf(reader, fields.attachments ?? []);
    const body = mailOf(
      {
        subject: fields.subject ?? null,
        from: fields.senderName ?? fields.senderSmtpAddress ?? fields.senderEmail ?? null,
        to: receivers.map(({ name, smtpAddress, email }) => name ?? smtpAddress ?? email ?? '').join(', ') || null,
        date: dayOf(sent),
      },
      { text: text?.trim() || page?.trim() || rich ? text : invitedTo(all), html: page, rich },
    );
    const isSmall = ({ isInText, bytes }: Found) => isInText && !isPage(bytes?.length ?? 0, body);
    const isTechnical = ({ name, bytes }: Found) => bytes !== null && cardOrCalendar(name, bytes) !== null;
    return {
      body,
      attachments: all.filter((one) => !isSmall(one) && !isTechnical(one)),
      aside: [
        ...all.filter(isSmall).map(({ name }) => ({ sort: 'picture', text: name })),
        ...all.filter(isTechnical).map(({ name }) => ({ sort: 'technical part', text: name })),
      ],
      faults: faultsOf(bytes, all.length),
    };
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw new ReadError('damaged', 'This Outlook mail is damaged. Save it again from Outlook, or as a text file.');
  }
}

const DIRECTORY =
  'The directory of this Outlook mail is damaged: a part of its text or attachments may be missing. Save it again from Outlook.';
const LOST =
  'A part of this Outlook mail is damaged: its text or attachments may be cut short or wrong. Save it again from Outlook, or ask for the files.';
/** Texts, pages and packed RTF of a mail and of those inside it. */
const TEXTS = /__substg1\.0_(?:[0-9a-f]{4}001[ef]|10130102|10090102)$/iu;
/** Where the header of the properties counts the attachments (MS-OXMSG 2.4.1.1). */
const COUNTED_AT = 20;

/** What is wrong with a mail in which this many attachments were found. */
function faultsOf(bytes: Uint8Array, found: number): string[] {
  const container = openCompound(bytes);
  const at = container.FullPaths.findIndex((path) => /^[^/]*\/__properties_version1\.0$/iu.test(path));
  const header = Uint8Array.from((container.FileIndex[at]?.content ?? []) as ArrayLike<number>);
  const counted = header.length < COUNTED_AT + 4 ? 0 : new DataView(header.buffer).getUint32(COUNTED_AT, true);
  const isHollow = container.FullPaths.some(
    (path, at) => TEXTS.test(path) && hasHole((container.FileIndex[at]?.content ?? []) as ArrayLike<number>),
  );
  return [
    ...(isDirectoryWhole(container) ? [] : [DIRECTORY]),
    ...(isHollow || brokenStreams(bytes).size > 0 ? [LOST] : []),
    ...(found < counted
      ? [
          `This Outlook mail says that it holds attachments: ${counted}, and ${found} could be found. Save it again from Outlook.`,
        ]
      : []),
  ];
}

/** The text of a page: in the code page that is named for it, else as it says itself, else in that of the mail. */
function pageText(html: Uint8Array, named: string | null, ofMail: string | null): string {
  if (named !== null) return iconv.decode(html, named);
  const own = declaredCharset(html);
  return own === undefined && ofMail !== null ? iconv.decode(html, ofMail) : decode(html, own);
}

/**
 * The fields of a mail, its narrow texts in the code page that it names. msgreader 1.28.0 reports that page and decodes
 * without it, so a mail in another one is read twice (findings/msgreader-code-page.sh).
 */
function opened(bytes: Uint8Array): { reader: MsgReader; fields: FieldsData } {
  const read = (ansiEncoding: string) => {
    const reader = new MsgReader(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    reader.parserConfig = { ansiEncoding };
    const fields = reader.getFileData();
    if (fields.error !== undefined) throw new Error(fields.error);
    return { reader, fields };
  };
  const first = read('windows-1252');
  const own = encodingOf(first.fields.messageCodepage) ?? encodingOf(first.fields.internetCodepage);
  return own === null || own === 'windows-1252' ? first : read(own);
}

/** What the invitations say that a mail without a text holds; null for none. */
function invitedTo(files: readonly Found[]): string | null {
  const calendars = files.flatMap(({ name, bytes }) =>
    bytes !== null && cardOrCalendar(name, bytes) === 'calendar' ? [bytes] : [],
  );
  return calendars.map(calendarText).join('\n\n') || null;
}

/** Whether an attachment is a picture that the text shows. */
function isInText(one: FieldsData): boolean {
  const isShown = one.attachmentHidden !== true && one.pidContentId === undefined;
  return !isShown && /\.(?:png|jpe?g|gif|bmp|emf|wmf)$/iu.test(nameOf(one) ?? '');
}

function nameOf(one: FieldsData): string | undefined {
  return one.fileName ?? one.fileNameShort;
}

interface Found extends Attachment {
  readonly isInText: boolean;
}

function attachmentsOf(reader: MsgReader, attachments: readonly FieldsData[]): Found[] {
  return attachments.map((one, at) => {
    const bytes = contentOf(reader, one);
    const name = one.innerMsgContent
      ? `${subjectOf(bytes) || one.innerMsgContentFields?.subject || one.name || `mail-${at + 1}`}.msg`
      : (nameOf(one) ?? one.name);
    return { name: (name || `attachment-${at + 1}`).replace(/[\\/]/gu, '_'), bytes, isInText: isInText(one) };
  });
}

/** The subject of a mail inside another, in its own code page. */
function subjectOf(bytes: Uint8Array | null): string | undefined {
  try {
    return bytes === null ? undefined : opened(bytes).fields.subject;
  } catch {
    return undefined;
  }
}

/** The bytes of an attachment; null where it is only a link, or its part of the mail is damaged. */
function contentOf(reader: MsgReader, attachment: FieldsData): Uint8Array | null {
  try {
    return (reader.getAttachment(attachment).content as Uint8Array | undefined) ?? null;
  } catch {
    return null;
  }
}

/** The encoding of a Windows code page, or null. */
function encodingOf(page: number | undefined): string | null {
  if (page === undefined || page === 0 || page === 1200) return null;
  const known: Readonly<Record<number, string>> = {
    1252: 'windows-1252',
    20127: 'windows-1252',
    20866: 'koi8-r',
    21866: 'koi8-u',
    20932: 'euc-jp',
    51932: 'euc-jp',
    51949: 'euc-kr',
    54936: 'gb18030',
    65001: 'utf-8',
  };
  const name = known[page] ?? (page > 28590 && page < 28606 ? `iso-8859-${page - 28590}` : `cp${page}`);
  return iconv.encodingExists(name) ? name : null;
}
