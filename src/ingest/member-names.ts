/**
 * Names of the members of an archive or a mail, each its own, so that two can be told apart: some have none, some one that another
 * has.
 */

/** The names in their order. A doubled one is numbered before its ending, past those that are numbered already. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set(names);
  const used = new Set<string>();
  const times = new Map<string, number>();
  return names.map((given, at) => {
    const own = given || `without-a-name-${at + 1}`;
    let name = own;
    for (let number = times.get(own) ?? 2; used.has(name) || (name !== own && taken.has(name)); number++) {
      name = own.replace(/(?=(?:\.[^./]*)?$)/u, ` (${number})`);
      times.set(own, number);
    }
    used.add(name);
    return name;
  });
}

/** What operating systems and programs leave in folders and archives: never somebody's document. */
const LITTER = /(?:^|\/)(?:__MACOSX\/.*|\.[^/]*|thumbs\.db|desktop\.ini|icon\r|~\$[^/]*)$/iu;

/** Whether a file is one that programs leave for themselves, by its name or path. */
export const isLitter = (path: string) => LITTER.test(path);
