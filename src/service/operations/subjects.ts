import type { Operations } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import type { SubjectRow } from '../../contract/operations/subjects.ts';
import { readSubjects, SubjectFileError, writeSubjects } from '../../themes/subject-file.ts';
import { fieldSubjects } from '../../themes/subjects.ts';
import { ownSubjects, removeSubject, saveSubjects } from '../../workspace/subjects.ts';
import { keepExport } from '../exports/make.ts';
import type { Session } from '../session.ts';
import { subjectsIn } from '../stages/themes.ts';

export type SubjectOperations = Pick<
  Operations,
  'themes.subjects' | 'themes.saveSubject' | 'themes.removeSubject' | 'themes.exportSubjects' | 'themes.importSubjects'
>;

/** The list of subjects that themes are looked for by. */
export function subjectOperations(session: Session): SubjectOperations {
  const rows = (): SubjectRow[] => {
    const own = new Set(ownSubjects(session.workspace()).map(({ id }) => id));
    const field = new Set(fieldSubjects.map(({ id }) => id));
    return subjectsIn(session.workspace()).map((subject) => ({
      ...subject,
      names: [...subject.names],
      signs: [...subject.signs],
      except: [...subject.except],
      origin: !own.has(subject.id) ? 'program' : field.has(subject.id) ? 'changed' : 'added',
    }));
  };
  const changed = () => {
    session.forget('themes');
    return rows();
  };
  return {
    'themes.subjects': rows,

    'themes.saveSubject': (subject) => {
      saveSubjects(session.workspace(), [subject], session.reviewer());
      return changed();
    },

    'themes.removeSubject': ({ id }) => {
      if (!ownSubjects(session.workspace()).some((subject) => subject.id === id)) {
        throw new OperationError('not-found', 'This subject is not one of yours, so it stays on the list.');
      }
      removeSubject(session.workspace(), id, session.reviewer());
      return changed();
    },

    'themes.exportSubjects': ({ all }) => {
      const subjects = all ? subjectsIn(session.workspace()) : ownSubjects(session.workspace());
      if (subjects.length === 0) {
        throw new OperationError('nothing-to-do', 'You have changed no subject yet, so there is nothing to share.');
      }
      return keepExport(session, 'subjects.json', new TextEncoder().encode(writeSubjects(subjects)));
    },

    'themes.importSubjects': ({ text }) => {
      try {
        const subjects = readSubjects(text);
        saveSubjects(session.workspace(), subjects, session.reviewer());
        return { taken: subjects.length, subjects: changed() };
      } catch (error) {
        if (error instanceof SubjectFileError) throw new OperationError('wrong-input', error.message);
        throw error;
      }
    },
  };
}
