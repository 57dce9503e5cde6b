/**
 * Sentences as they stand in case notes, about nobody; «...» marks what identifies. They were written before the rules
 * that find them now.
 */
export const MARKED: readonly string[] = [
  'Present: «Sandra Millward» (chair), «Ben Oyelaran», «T. Fisk», Dr «Imran Qureshi».',
  'Apologies were received from «Hazel Dunphy» and «Corin Blythe».',
  'Mum’s partner «Leroy» hit him with a belt on Sunday.',
  'Siblings: «Ava» (6), «Leo» (4) and baby «Theo».',
  'Send post c/o «3 The Paddocks», Northmere «NM4 2QX».',
  'Child: «Ayesha Begum Rahimi», DOB «1.4.12», NHS «943 476 5919».',
  'He was born two weeks early, on «03 Feb 2015», at the infirmary.',
  'Mob: «07700 900 123» or «(01632) 960123».',
  'Please copy in «j.tamworth@eastholt.example» and the duty desk on «0300 123 4567».',
  '«Marlon» does not want to see his father any more.',
  'We think «Petra Novotna» may be staying with «Gosia».',
  'Yesterday «Kofi» ran away from placement again.',
  'There is no record of any visit to «Imogen» between May and August.',
  'The mother of «Tyrone Ashby-Cole» declined support.',
  'Letter from «Mrs Oduya» dated last week.',
  'According to «Mr and Mrs Pellow», nobody came.',
  'The twins «Isla» and «Finlay» share a bedroom at «14 Gorse Hill».',
  'LAC number «20231187» and legal case «NM22C50017».',
  'Her school, where she is in Year 9, says «Bronwen» is often absent.',
  'Nanny «Pat» collects the children on Fridays.',
  'A «15-year-old» from Dunmarsh was arrested twice.',
  'He is «11» and lives in Saltreath with «two siblings».',
  'Police log «NMP-20240317-0432» refers.',
  'The family’s address is «Flat 4, Rowan House, Harbour Street».',
  'At «22b Canal Street», officers found «three children» alone.',
  'Worker: «Deborah Fenwick-Shaw». Team manager: «Raj Patel».',
  '«Sky» told her teacher about it, and so did «Summer».',
  'I spoke with «Ewan» on the phone; he sounded upset.',
  '«O’Connor, Liam» – no further action.',
  'National Insurance «QQ 12 34 56 C» was recorded for the father.',
  '«Natasha», their eldest, is at college.',
  'In «Jamal»’s words, nobody listens.',
  'Signed: «B. Whitlock»',
  'Contact «Kezia» via her aunt on «01632 960 555».',

  'On Tuesday «Shanice» was picked up by «Uncle Dev» instead.',
  'Core group: «Yusuf Karim», «Lorna Teague» (health), «PC 2231 Harding».',
  'The referral from «St Bede’s» gives her birth date as «7/11/2013».',
  '«Ffion Pryce-Jones» has been open to the team since March.',
  'Grandparents «Alan» and «Maureen Stubbs» offered a home at «9 Larkspur Crescent, Dunmarsh».',
  'Call Mum on «0113 496 0999», or text «+447700900456».',
  'School says that «Dariusz» arrives hungry most mornings.',
  'The baby, «Ottilie-Rose», weighed 2.1 kg.',
  '«Ms A. Farouk» chaired; «Mr. Denholm» took notes.',
  'Unique pupil number «H801200001001».',
  'Case ref «CSC/2024/00871», open to «Gemma Stott».',
  'The «fourteen-year-old» was reported missing from «Beech Lodge» in Eastholt.',
  '«Nadia» and her sister share with «Mrs Iqbal» next door.',
  'e-mailed «kbrandt@northmere.example» twice',
  'Both «Zofia» and «Marek» were born in 2012; her birthday is «4 July 2012».',
  '«Four pupils» at that school had a plan.',
  'Please write to «17 Weaver’s Yard, Saltreath, ST4 7RB».',
  'It was «Connor» who rang.',
  'Father («Darren Cope», DOB «22.08.1986») has no contact.',
  'NHS «9434765919» appears twice.',
];

export interface MarkedText {
  readonly text: string;
  /** What is marked, with its range in the text. */
  readonly marks: readonly { readonly text: string; readonly start: number; readonly end: number }[];
}

/** A sentence without its marks, and what they marked. */
export function unmarked(sentence: string): MarkedText {
  const pieces = sentence.split(/[«»]/u);
  let text = '';
  const marks: { text: string; start: number; end: number }[] = [];
  pieces.forEach((piece, index) => {
    if (index % 2 === 1) marks.push({ text: piece, start: text.length, end: text.length + piece.length });
    text += piece;
  });
  return { text, marks };
}
