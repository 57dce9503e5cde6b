/**
 * Every kind of document that is known. Where two kinds claim a document with equal right, the earlier here has it.
 */

import { AUDIT_REPORT, AUDIT_TOOL, LEARNING_PAGE, SECTION_11, SECTION_175 } from './audits.ts';
import {
  CHILD_PROTECTION,
  CONTACT_REFERRAL,
  JOINT_AREA_REVIEW,
  PERFORMANCE_ASSESSMENT,
  SAFEGUARDING_LOOKED_AFTER,
} from './before-2013.ts';
import { YOUTH_CUSTODY } from './custody.ts';
import { HEALTH_REVIEW } from './health.ts';
import { FOCUSED_VISIT, ILACS, ILACS_SHORT, MONITORING_VISIT, TRUST } from './ilacs.ts';
import { JTAI } from './jtai.ts';
import type { Kind } from './kind.ts';
import { ANNUAL_REPORT } from './partnership.ts';
import { PEEL, POLICE_CHILD_PROTECTION } from './police.ts';
import { YOUTH_JUSTICE, YOUTH_OFFENDING_CORE, YOUTH_OFFENDING_JOINT, YOUTH_OFFENDING_SCREENING } from './probation.ts';
import { COUNCIL_REPORT, GUIDANCE, NEWS, OVERVIEW } from './reports.ts';
import { CHILD_PRACTICE_REVIEW, PRACTICE_REVIEW, SERIOUS_CASE_REVIEW } from './reviews.ts';
import { AREA_SEND, LOCAL_AREA_SEND } from './send.ts';
import { ADOPTION, FOSTERING } from './services.ts';
import { SINGLE_INSPECTION } from './single-inspection.ts';
import { JICPA, WALES_CHILDREN } from './wales.ts';

export const KINDS: readonly Kind[] = [
  AREA_SEND,
  LOCAL_AREA_SEND,
  FOCUSED_VISIT,
  MONITORING_VISIT,
  JICPA,
  JTAI,
  SINGLE_INSPECTION,
  TRUST,
  ILACS_SHORT,
  ILACS,
  CONTACT_REFERRAL,
  CHILD_PROTECTION,
  SAFEGUARDING_LOOKED_AFTER,
  PERFORMANCE_ASSESSMENT,
  JOINT_AREA_REVIEW,
  YOUTH_OFFENDING_JOINT,
  YOUTH_OFFENDING_SCREENING,
  YOUTH_OFFENDING_CORE,
  YOUTH_JUSTICE,
  POLICE_CHILD_PROTECTION,
  PEEL,
  HEALTH_REVIEW,
  YOUTH_CUSTODY,
  WALES_CHILDREN,
  FOSTERING,
  ADOPTION,
  COUNCIL_REPORT,
  PRACTICE_REVIEW,
  CHILD_PRACTICE_REVIEW,
  SERIOUS_CASE_REVIEW,
  ANNUAL_REPORT,
  SECTION_11,
  SECTION_175,
  AUDIT_TOOL,
  LEARNING_PAGE,
  OVERVIEW,
  GUIDANCE,
  AUDIT_REPORT,
  NEWS,
];

const byId = new Map(KINDS.map((kind) => [kind.id, kind]));

/** The kind of an id, or undefined for null and for an id that is not known here. */
export function kindById(id: string | null): Kind | undefined {
  return id === null ? undefined : byId.get(id);
}

/** Ids of the kinds that are inspections. */
export const INSPECTION_KINDS = KINDS.filter((kind) => kind.inspection).map(({ id }) => id) as [string, ...string[]];
