/**
 * The log played back: what is there, against what the log says it became.
 */
import { canonicalJson } from '../review/canonical-json.ts';
import { partsOf, recordId } from '../review/records.ts';
import { statement, type Workspace } from './handle.ts';
import { sha256 } from './hash.ts';
import { eachRecord } from './records.ts';

/** What the records are, against what the log says they became: a sentence for each that differs. */
export function notAsLogged(workspace: Workspace): string[] {
  const logged = new Map<string, { hash: string; sequence: number }>();
  const changes = statement<{ kind: string; key: string; after: string; sequence: number }>(
    workspace,
    'SELECT kind, key, after, sequence FROM log_change WHERE kind IS NOT NULL ORDER BY sequence, place',
  );
  for (const { kind, key, after, sequence } of changes.iterate()) {
    const name = `${kind} ${key}`;
    if (after === 'null') logged.delete(name);
    else logged.set(name, { hash: sha256(canonicalJson(JSON.parse(after))), sequence });
  }
  const sentences: string[] = [];
  for (const record of eachRecord(workspace)) {
    const name = recordId(record);
    const entry = logged.get(name);
    logged.delete(name);
    if (entry?.hash === sha256(canonicalJson(record.value))) continue;
    const about = `The ${record.kind} about ${partsOf(record.key).filter(Boolean).join(', ')}`;
    const message =
      entry === undefined
        ? `${about} is not in the log.`
        : `${about} is not as entry ${entry.sequence} of the log left it.`;
    sentences.push(message);
  }
  for (const [name, { sequence }] of logged) {
    sentences.push(`What entry ${sequence} of the log says is gone: ${name}.`);
  }
  return sentences;
}
