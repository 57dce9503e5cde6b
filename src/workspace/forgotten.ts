/**
 * What a workspace keeps beside its records, without a document that is erased.
 */
import type { Json } from '../review/records.ts';
import { statement, type Workspace } from './handle.ts';
import { getSetting, setSetting } from './open.ts';
import { without } from './without.ts';

/** Takes a document out of the settings: the sample for a second reader, the choices of exports, where the window left off. */
export function forgetInSettings(workspace: Workspace, documentId: string): void {
  const sample = getSetting(workspace, 'sample');
  if (sample !== null) setSetting(workspace, 'sample', JSON.stringify(without(JSON.parse(sample) as Json, documentId)));
  const presets = getSetting(workspace, 'export presets');
  if (presets !== null) setSetting(workspace, 'export presets', JSON.stringify(presetsWithout(presets, documentId)));
  // An address of the window, which names the document among other words.
  if (getSetting(workspace, 'left off')?.includes(documentId) === true)
    statement(workspace, `DELETE FROM setting WHERE name = 'left off'`).run();
}

interface Preset {
  readonly choice: { readonly documents?: readonly string[] };
}

/** A choice of no documents exports none, as it should where all that was chosen is gone. */
function presetsWithout(presets: string, documentId: string): Preset[] {
  return (JSON.parse(presets) as Preset[]).map((preset) => {
    const left = preset.choice.documents?.filter((id) => id !== documentId);
    return left === undefined ? preset : { ...preset, choice: { ...preset.choice, documents: left } };
  });
}
