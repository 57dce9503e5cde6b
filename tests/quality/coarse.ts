/**
 * A set that no model was trained for, to measure what is suggested under such sets.
 */

/** A set of our own over the letters' criteria, worded anew and coarser; each of its codes stands for several of them. */
export const COARSE = [
  ['B1', 'Skills of staff, reflective supervision and professional challenge', ['C01', 'C10']],
  ['B2', 'Information passed between agencies so that need is noticed early', ['C02']],
  ['B3', 'Children in danger are kept safe by sound decisions', ['C03']],
  ['B4', 'Help and treatment are available in time and make children’s lives better', ['C04', 'C09']],
  ['B5', 'Assessing and knowing the whole child and the parents', ['C05', 'C08']],
  ['B6', 'Written plans, reviews and who takes part in them', ['C06', 'C07']],
  ['B7', 'Children’s own views change what is done', ['C11']],
  ['B8', 'What the police and youth justice do', ['C12', 'C13', 'C14']],
  ['B9', 'What schools do', ['C15', 'C16']],
  ['B10', 'Those at the top govern, commission, check and improve', ['C17a', 'C17b', 'C18']],
] as const;
