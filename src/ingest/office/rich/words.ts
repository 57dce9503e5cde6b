/**
 * What the control words of RTF mean for the text (specification 1.9.1).
 */
import { SIGNS } from './characters.ts';

/** Groups that hold no text of the document. */
export const SKIPPED = new Set(
  'colortbl info pict filetbl listtable listoverridetable revtbl rsidtbl generator objdata objclass objname themedata colorschememapping datastore latentstyles xmlnstbl mmathPr fldinst ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn atnid atnauthor atntime atndate atnref atnparent atnicn nonshppict shppict bkmkstart bkmkend passwordhash pgptbl userprops docvar template sp shprslt nonesttables pn pgdsctbl upr tc xe fontemb falt panose mmathPict'.split(
    ' ',
  ),
);
/** Starred groups that are read all the same. */
export const READ = new Set(
  'nesttableprops shpinst shptxt dptxbxtext ud moMath mr annotation listtext pntext footnote do ffl formfield result'.split(
    ' ',
  ),
);
/** All other words that mean something here; most words of a file only say how it looks. */
export const KNOWN = new Set([
  ...'ansicpg b cell chftn cpg deff deleted f fcharset ffdefres ffres fftype field fldrslt ftnalt ilvl intbl itap ls mac mvf nestcell nestrow nosupersub outlinelevel par pard pc pca plain row s sect strike striked sub super trowd u uc ud up v'.split(
    ' ',
  ),
  ...SKIPPED,
  ...READ,
  ...Object.keys(SIGNS),
]);
/** What a group's text becomes, where it is no text of the page. */
export type Destination =
  | 'body'
  | 'skip'
  | 'fonts'
  | 'styles'
  | 'label'
  | 'comment'
  | 'choice'
  | 'note'
  | 'box'
  | 'running';
export const DESTINATIONS: Readonly<Record<string, Destination>> = {
  fonttbl: 'fonts',
  stylesheet: 'styles',
  listtext: 'label',
  pntext: 'label',
  annotation: 'comment',
  ffl: 'choice',
  footnote: 'note',
  shptxt: 'box',
  dptxbxtext: 'box',
  ...Object.fromEntries(
    ['header', 'footer'].flatMap((name) => ['', 'l', 'r', 'f'].map((side) => [`${name}${side}`, 'running'])),
  ),
};
