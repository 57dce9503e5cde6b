/**
 * The steps from an empty file to the file as it is today. A step that has been released never changes; a new need is a
 * new step.
 */
import { sql as documents } from './0001-documents.ts';
import { sql as review } from './0002-review.ts';
import { sql as reading } from './0003-reading.ts';
import { sql as recognised } from './0004-recognised.ts';
import { sql as inShort } from './0005-in-short.ts';

export const MIGRATIONS: readonly string[] = [documents, review, reading, recognised, inShort];
