/**
 * Names of sources and codes as other programs need them. QualCoder and NVivo keep sources as files by their names, and
 * QualCoder (3.7) drops the second of two codes or sources of one name.
 */

/** Characters that no file name may hold on one system or another. */
const UNSAFE = /[\\/:*?"<>|\p{Cc}]+/gu;
const LONGEST = 120;

/** A title as the name of a file, without an ending. */
export function fileSafe(title: string): string {
  const safe = title
    .replace(UNSAFE, '-')
    .replace(/\s+/gu, ' ')
    .slice(0, LONGEST)
    .toWellFormed()
    .replace(/\uFFFD$/u, '')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  return safe === '' ? 'Untitled' : safe;
}

/** The name with its ending; with a number where it is taken already, in whatever case. Takes it. */
export function distinctName(name: string, ending: string, taken: Set<string>): string {
  let distinct = `${name}${ending}`;
  for (let number = 2; taken.has(distinct.toLowerCase()); number++) distinct = `${name} (${number})${ending}`;
  taken.add(distinct.toLowerCase());
  return distinct;
}

/** What follows a tag whose name another code has. */
const TAG_MARK = ' (tag)';

/** The name of the code of a tag, given the names of all codes that are no tags. */
export function tagCodeName(tag: string, others: ReadonlySet<string>): string {
  return others.has(tag.toLowerCase()) ? `${tag}${TAG_MARK}` : tag;
}

/** The tag that a code of that name stands for: the reverse of {@link tagCodeName}. */
export function tagOfCodeName(name: string, others: ReadonlySet<string>): string {
  const plain = name.endsWith(TAG_MARK) ? name.slice(0, -TAG_MARK.length) : name;
  return others.has(plain.toLowerCase()) ? plain : name;
}
