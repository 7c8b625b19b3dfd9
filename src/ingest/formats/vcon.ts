// vCon (IETF draft-ietf-vcon-vcon-core, 0.0.1 to 0.4.0): unsigned, signed (JWS) and, refused, encrypted (JWE).

import type { Interaction } from '../../model/interaction.ts';
import { badItem } from '../bad-item.ts';
import { digestRecord } from '../digest.ts';
import { fault, isFault, isLoose, type Loose } from '../fields.ts';
import type { Fault, Format, ReadContext } from '../format.ts';
import { idFromFile } from '../ids.ts';
import { buildInteraction } from '../interaction.ts';
import { parseJson, tryJson } from '../json.ts';
import { findJsonFault } from '../json-place.ts';
import { readJsonRecords } from '../json-records.ts';
import { openSigned } from '../jws.ts';
import { openTimes, type ReadTime } from '../times.ts';
import { readConversation } from '../vcon/conversation.ts';

const vcon: Format = {
  name: 'vcon',
  title: 'vCon, with text or a transcript (JSON)',
  streaming: false,
  recognise({ name, text, json, firstLineJson }) {
    const value: unknown = Array.isArray(json) ? json[0] : (json ?? firstLineJson);
    if (isLoose(value)) return isPlain(value) || isSigned(value) || isEncrypted(value) ? 1 : 0;
    if (!/^\s*[[{]/.test(text)) return 0;
    if (/"vcon"\s*:/.test(text) || (/"dialog"\s*:\s*\[/.test(text) && /"parties"\s*:\s*\[/.test(text))) return 0.9;
    return /\.vcon(?:\.json)?$/i.test(name) ? 0.9 : 0;
  },
  async *read(content, context) {
    const readTime = await openTimes(context.timezone);
    const text = await content.text();
    const parsed = parseJson(text);
    const oneALine = parsed.fault !== undefined && isLoose(tryJson(/\S[^\n]*/.exec(text)?.[0] ?? ''));
    if (parsed.fault === undefined || oneALine) {
      yield* readJsonRecords(content, context, (value, number) => readVcon(value, number, context, readTime));
      return;
    }
    const at = parsed.fault.code === 'ingest/json-syntax' ? findJsonFault(text) : undefined;
    const message =
      at === undefined ? parsed.fault.message : `This is not valid JSON: line ${at.line}, column ${at.column}.`;
    yield badItem(context, { ...parsed.fault, message }, { record: 1, line: at?.line, sha256: digestRecord(text) });
  },
};

export default vcon;

function isPlain(value: Loose): boolean {
  const parts = ['parties', 'dialog', 'analysis', 'attachments'].filter((name) => Array.isArray(value[name]));
  return (
    (typeof value['vcon'] === 'string' && !Array.isArray(value['turns'])) ||
    (parts.length > 1 && parts.includes('dialog'))
  );
}

function isSigned(value: Loose): boolean {
  return (
    typeof value['payload'] === 'string' &&
    (Array.isArray(value['signatures']) || typeof value['signature'] === 'string')
  );
}

function isEncrypted(value: Loose): boolean {
  return typeof value['ciphertext'] === 'string' && typeof value['iv'] === 'string';
}

function readVcon(value: unknown, number: number, context: ReadContext, readTime: ReadTime): Interaction | Fault {
  if (!isLoose(value)) return fault('ingest/not-an-object', 'The record is not a JSON object.');
  if (isEncrypted(value)) {
    return fault('ingest/vcon-encrypted', 'The vCon is encrypted (JWE): decrypt it first, callmark holds no keys.');
  }
  if (isSigned(value)) return readSigned(value, number, context, readTime);
  const record = readConversation(value, number === 1 ? idFromFile(context.file) : undefined, context, readTime);
  return isFault(record) ? record : buildInteraction(record, number, context, readTime);
}

/** A signature is as good as its check. What the attached certificate still fits is read, and marked: who signed cannot be
 * told offline. What it does not fit, or nothing can check, is refused: the sender meant it to be checked. */
function readSigned(value: Loose, number: number, context: ReadContext, readTime: ReadTime): Interaction | Fault {
  const signed = openSigned(value);
  if (signed === undefined) return fault('ingest/vcon-signed', 'The payload of this signed vCon cannot be decoded.');
  if (signed.integrity === 'broken') {
    return fault(
      'ingest/vcon-signed',
      'The signature of this vCon does not fit its content: it was changed after it was signed.',
    );
  }
  if (signed.integrity === 'unchecked') {
    return fault(
      'ingest/vcon-signed',
      'The signature of this vCon cannot be checked: verify it and give callmark the payload.',
    );
  }
  const payload = parseJson(signed.text);
  if (payload.fault !== undefined) return payload.fault;
  const result = readVcon(payload.value, number, context, readTime);
  if (isFault(result)) return result;
  return { ...result, attributes: { ...result.attributes, vconSignature: 'intact, signer not checked' } };
}
