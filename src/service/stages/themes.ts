/**
 * Themes of the whole workspace: found again when the documents change, kept in identity, with the reviewer's hand on top.
 */
import type { Theme } from '../../document/theme.ts';
import { findThemes, THEMES_VERSION } from '../../themes/themes.ts';
import { themeEdits } from '../../workspace/choices.ts';
import { listDocuments } from '../../workspace/documents.ts';
import type { Workspace } from '../../workspace/handle.ts';
import { getStage, putStage } from '../../workspace/stages.ts';
import { themeInput } from '../in-memory/themes.ts';
import { copiesIn, countedPassages } from './copies.ts';
import { remembered } from './stage.ts';

export interface ThemesControl {
  readonly onProgress?: (done: number, total: number) => void;
  readonly isStopped?: () => boolean;
}

/** The themes of the workspace. What was found before is handed on, so that a theme keeps its name and identity. */
export function themesIn(workspace: Workspace, threshold: number, control: ThemesControl = {}): Theme[] {
  const edits = themeEdits(workspace);
  const inputs = [
    listDocuments(workspace).map(({ id, reading, metadata }) => [id, reading, metadata.area, metadata.date]),
    copiesIn(workspace, threshold),
    edits,
  ];
  return remembered(workspace, 'themes', THEMES_VERSION, inputs, () => {
    const passages = [...countedPassages(workspace, threshold)].flatMap(({ document, passages }) =>
      passages.map((passage) => themeInput(document, passage)),
    );
    const previous = getStage<Theme[]>(workspace, 'themes-before', '')?.value ?? [];
    const themes = findThemes(passages, { previous, edits, ...control });
    putStage(workspace, 'themes-before', '', THEMES_VERSION, themes);
    return themes;
  });
}
