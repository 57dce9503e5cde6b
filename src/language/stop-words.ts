/**
 * Function words of English: they carry grammar, not subject. Words of the field ("child", "agency") are never here;
 * statistics decide how much those say.
 */
const STOP_WORDS = new Set(
  `a about above across after again against all almost along already also although always am among an and any are around as at
   away back be because become becomes been before being below between both but by can cannot could did do does doing done down
   due during each either enough especially etc even ever every few for from further get given had has have having he hence her
   here hers herself him himself his how however i if in including indeed instead into is it its itself just largely less let
   like made make makes many may me means might more moreover most mostly much must my myself need neither never no nor not now
   of off often on once one only or other others otherwise our ours ourselves out over own per perhaps quite rather really s
   same seen several shall she should since so some somewhat still such t than that the their theirs them themselves then there
   therefore these they this those though through throughout thus to together too towards under unless until up upon us very
   was we well were what when where whereas whether which while who whole whom whose why will with within without would yet you
   your yours yourself yourselves`
    .split(/\s+/u)
    .filter(Boolean),
);

/** Whether a normalised word is a function word. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
