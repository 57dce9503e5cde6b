import type { Operations } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import type { SubjectRow } from '../../contract/operations/themes.ts';
import { readSubjects, SubjectFileError, writeSubjects } from '../../themes/subject-file.ts';
import { fieldSubjects } from '../../themes/subjects.ts';
import { ownSubjects, removeSubject, saveSubjects } from '../../workspace/subjects.ts';
import type { Desk } from '../desk.ts';
import { keepExport } from '../export.ts';
import { subjectsIn } from '../stages/themes.ts';

type SubjectOperations = Pick<
  Operations,
  'themes.subjects' | 'themes.saveSubject' | 'themes.removeSubject' | 'themes.exportSubjects' | 'themes.importSubjects'
>;

/** The list of subjects that themes are looked for by. */
export function subjectOperations(desk: Desk): SubjectOperations {
  const rows = (): SubjectRow[] => {
    const own = new Set(ownSubjects(desk.workspace()).map(({ id }) => id));
    const field = new Set(fieldSubjects.map(({ id }) => id));
    return subjectsIn(desk.workspace()).map((subject) => ({
      ...subject,
      names: [...subject.names],
      signs: [...subject.signs],
      except: [...subject.except],
      origin: !own.has(subject.id) ? 'program' : field.has(subject.id) ? 'changed' : 'added',
    }));
  };
  const changed = () => {
    desk.forget('themes');
    return rows();
  };
  return {
    'themes.subjects': rows,

    'themes.saveSubject': (subject) => {
      saveSubjects(desk.workspace(), [subject], desk.reviewer());
      return changed();
    },

    'themes.removeSubject': ({ id }) => {
      if (!ownSubjects(desk.workspace()).some((subject) => subject.id === id)) {
        throw new OperationError('not-found', 'This subject is not one of yours, so it stays on the list.');
      }
      removeSubject(desk.workspace(), id, desk.reviewer());
      return changed();
    },

    'themes.exportSubjects': ({ all }) => {
      const subjects = all ? subjectsIn(desk.workspace()) : ownSubjects(desk.workspace());
      if (subjects.length === 0) {
        throw new OperationError('nothing-to-do', 'You have changed no subject yet, so there is nothing to share.');
      }
      return keepExport(desk, 'subjects.json', new TextEncoder().encode(writeSubjects(subjects)));
    },

    'themes.importSubjects': ({ text }) => {
      try {
        const subjects = readSubjects(text);
        saveSubjects(desk.workspace(), subjects, desk.reviewer());
        return { taken: subjects.length, subjects: changed() };
      } catch (error) {
        if (error instanceof SubjectFileError) throw new OperationError('wrong-input', error.message);
        throw error;
      }
    },
  };
}
