/**
 * Notes whose mark was chosen by their author.
 */

/** The text of a note without its mark, which word processors write before it, some of them twice: "* * See page 2". */
export function withoutOwnMark(text: string, mark: string): string {
  let rest = text.trimStart();
  while (mark !== '' && rest.startsWith(mark)) rest = rest.slice(mark.length).trimStart();
  return rest.length === text.length ? text : rest.replace(/^[).\]]+\s*/u, '');
}
