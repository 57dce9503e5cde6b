import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { criteriaOf } from '../../document/framework.ts';
import { asFileError, refuseUnlessFile } from '../../service/named-file.ts';
import { createSuggester } from '../../suggest/suggester.ts';
import { EXIT } from '../exit.ts';
import { UsageError } from '../explain.ts';
import { frameworkFileFor } from '../framework.ts';
import { printAsIs } from '../output.ts';

const passageLine = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  text: z.string(),
  headings: z.array(z.string()).default([]),
});
const decisionLine = z.object({
  text: z.string(),
  criterion: z.string().nullable(),
  headings: z.array(z.string()).default([]),
});

/** `suggest`: JSON lines in, JSON lines out, in the same order. */
export async function suggest(options: { framework: string; passages: string; decisions?: string }): Promise<number> {
  const { framework, learning } = await frameworkFileFor(options.framework);
  const suggester = createSuggester(framework);
  for (const decision of learning) suggester.learn(decision, decision.criteria);
  if (options.decisions !== undefined) {
    const codes = new Set(criteriaOf(framework).map((criterion) => criterion.code));
    for await (const { value, line } of jsonLines(options.decisions, decisionLine)) {
      if (value.criterion !== null && !codes.has(value.criterion)) {
        throw new UsageError(`${options.decisions}, line ${line}: the framework has no criterion ${value.criterion}.`);
      }
      suggester.learn(value, value.criterion === null ? [] : [value.criterion]);
    }
  }
  let waiting = '';
  for await (const { value } of jsonLines(options.passages, passageLine)) {
    waiting += `${JSON.stringify({ id: value.id, ...suggester.assess(value) })}\n`;
    if (waiting.length > 65_536) {
      await printAsIs(waiting);
      waiting = '';
    }
  }
  await printAsIs(waiting);
  return EXIT.done;
}

/** The values of a JSON-lines file, each checked; `-` is standard input. Throws UsageError naming file, line and field. */
async function* jsonLines<Output>(
  path: string,
  schema: z.ZodType<Output>,
): AsyncGenerator<{ value: Output; line: number }> {
  if (path !== '-') refuseUnlessFile(path);
  const stream = path === '-' ? process.stdin : createReadStream(path);
  const failed = new Promise<never>((_resolve, reject) =>
    stream.once('error', (error: unknown) => reject(asFileError(error, path))),
  );
  failed.catch(() => undefined);
  if (path !== '-')
    await Promise.race([failed, new Promise<void>((resolve) => stream.once('readable', () => resolve()))]);
  let line = 0;
  for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    if (text.trim() === '') continue;
    let json: unknown;
    try {
      json = JSON.parse(line === 1 ? text.replace(/^\uFEFF/u, '') : text);
    } catch {
      throw new UsageError(`${path}, line ${line}: this is not JSON. Each line must be one JSON object.`);
    }
    const parsed = schema.safeParse(json);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new UsageError(
        `${path}, line ${line}, field "${issue?.path.join('.') ?? ''}": ${issue?.message ?? 'not as it should be'}.`,
      );
    }
    yield { value: parsed.data, line };
  }
}
