// What somebody wrote in an e-mail: the plain part of a message, without the earlier mails quoted below or between.

/** The text of a body by its media type: HTML without its tags, the first plain part of a multipart message. Undefined for
 * what is no text. */
export function readMailBody(body: string, mediaType: string): string | undefined {
  const [type = '', ...parameters] = mediaType.toLowerCase().split(';');
  if (type.trim() === 'text/html') return stripHtml(body);
  if (!type.trim().startsWith('multipart/')) return type === '' || type.trim().startsWith('text/') ? body : undefined;
  const given = /boundary="?([^";]+)"?/i.exec(mediaType)?.[1];
  const boundary = given ?? (parameters.length >= 0 ? /^--(\S+)\s*$/m.exec(body)?.[1] : undefined);
  if (boundary === undefined) return undefined;
  const parts = body.split(`--${boundary}`).slice(1).map(readPart);
  return (parts.find(({ type: kind }) => kind.startsWith('text/plain')) ?? parts.find(({ type: kind }) => kind !== ''))
    ?.text;
}

function readPart(part: string): { readonly type: string; readonly text: string | undefined } {
  const end = /\r?\n\r?\n/.exec(part);
  if (end === null) return { type: '', text: undefined };
  const head = part.slice(0, end.index).replace(/\r?\n[ \t]+/g, ' ');
  const type = /^content-type:\s*(.+)$/im.exec(head)?.[1]?.trim() ?? 'text/plain';
  const encoding = /^content-transfer-encoding:\s*(\S+)/im.exec(head)?.[1]?.toLowerCase();
  const raw = part.slice(end.index + end[0].length);
  const body =
    encoding === 'base64'
      ? Buffer.from(raw, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? decodeQuoted(raw)
        : raw;
  const text = readMailBody(body, type);
  return text === undefined
    ? { type: '', text }
    : { type: type.toLowerCase().startsWith('multipart/') ? 'text/plain' : type.toLowerCase(), text };
}

function decodeQuoted(text: string): string {
  const bytes = text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/(?:=[\dA-F]{2})+/gi, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'));
  return bytes;
}

function stripHtml(html: string): string {
  return html
    .replace(/<(style|script|head|blockquote)\b.*?<\/\1\s*>/gis, '')
    .replace(/<br\s*\/?>|<\/(?:p|div|li|tr|h\d)\s*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&quot;/gi, '"')
    .replace(/&#39;|&apos;/gi, "'")
    .replace(/&amp;/gi, '&');
}

const ATTRIBUTION =
  /^[ \t>]*(?:On\b.{4,200}?\bwrote|Am\b.{4,200}?\bschrieb.{0,80}?|Le\b.{4,200}?a écrit|El\b.{4,200}?escribió|Op\b.{4,200}?schreef.{0,80}?|Il\b.{4,200}?ha scritto)\s*:[ \t]*$/imsu;
const OLD_HEAD =
  /^[ \t]*(?:-{2,}\s*(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Message d'origine)\s*-{2,}|_{10,}|From:[^\n]+\n(?:[^\n]*\n){0,2}?(?:Sent|Date):)/imu;

/** The new words of a mail. What stands under “On … wrote:” or a repeated mail head goes, except for lines written between
 * lines quoted with `>`. A mail of which nothing would be left stays whole. */
export function cutQuotedReplies(text: string): string {
  const clean = text.replace(/\r\n?/g, '\n');
  const attribution = ATTRIBUTION.exec(clean);
  const head = OLD_HEAD.exec(clean);
  const start = Math.min(attribution?.index ?? clean.length, head?.index ?? clean.length);
  const after = clean.slice(start);
  const marked = /^[ \t]*>/m.test(after);
  const own =
    attribution !== null && attribution.index === start && marked
      ? `${clean.slice(0, start)}${after.slice(attribution[0].length)}`
      : clean.slice(0, start);
  const kept = own
    .split('\n')
    .filter((line) => !/^[ \t]*>/.test(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return kept === '' ? clean.trim() : kept;
}
