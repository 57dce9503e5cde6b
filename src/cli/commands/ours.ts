import { areaKey, oursAmong } from '../../document/ours.ts';
import { listDocuments } from '../../workspace/documents.ts';
import { markWhose, oursIn, setOurAreas } from '../../workspace/ours.ts';
import { documentNamed } from '../choice.ts';
import { EXIT } from '../exit.ts';
import { print, printJson } from '../output.ts';
import { say, visible } from '../say.ts';
import type { Unlocking } from '../secrets.ts';
import { withWorkspace } from '../workspace.ts';

export interface OursOptions extends Unlocking {
  readonly areas?: readonly string[];
  readonly documents?: readonly string[];
  readonly as: 'ours' | 'theirs' | 'by-area';
  readonly reviewer: string;
  readonly json?: boolean;
}

/** `ours WORKSPACE`: which areas and documents are ours, after saying what is asked for. */
export function ours(path: string, options: OursOptions): Promise<number> {
  return withWorkspace(path, options, async (workspace) => {
    const { areas, documents, as, reviewer } = options;
    // Names are looked up before anything is changed.
    const ids = documents?.map((name) => documentNamed(workspace, name)) ?? [];
    if (areas !== undefined) {
      setOurAreas(workspace, areas, reviewer);
      const about = new Set(
        listDocuments(workspace)
          .flatMap(({ metadata: { area } }) => area ?? [])
          .map(areaKey),
      );
      for (const name of areas.filter((one) => one.trim() !== '' && !about.has(areaKey(one))))
        say(`No document here is about ${visible(name)}. Check the name if there should be one.\n`);
    }
    if (ids.length > 0) markWhose(workspace, ids, as === 'by-area' ? null : as, reviewer);
    const said = oursIn(workspace);
    const isOurs = oursAmong(said);
    const own = listDocuments(workspace)
      .filter(({ id, metadata }) => isOurs({ id, area: metadata.area }))
      .map(({ id, path: file, metadata }) => ({
        id,
        path: file,
        title: metadata.title,
        marked: said.documents.has(id),
      }));
    if (options.json) await printJson({ areas: said.areas, documents: own });
    else {
      const names =
        said.areas.length === 0 ? 'No area is said to be ours.' : `Our areas: ${visible(said.areas.join(', '))}.`;
      const lines = own.map(({ path: file, marked }) => `  ${visible(file)}${marked ? ', marked' : ', by its area'}`);
      await print([names, own.length === 0 ? 'No document is ours.' : 'Our documents:', ...lines, ''].join('\n'));
    }
    return EXIT.done;
  });
}
