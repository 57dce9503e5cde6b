import { useEffect, useState } from 'react';
import { Icon } from '../parts/icon.tsx';
import styles from './drop-zone.module.css';
import { go } from './route.ts';

/** Files and folders can be dropped anywhere; the window says so while they hang over it. */
export function DropZone({ read }: { readonly read: (files: readonly File[]) => Promise<void> }) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth++;
      setOver(true);
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hang = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      depth = 0;
      setOver(false);
      if (!event.dataTransfer) return;
      // The list is empty once this turn ends, so the entries are taken out before the first wait.
      const dropped = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
      go('library');
      void Promise.all(dropped.map((each) => (each instanceof File ? [each] : each ? filesOf(each) : []))).then(
        (files) => read(files.flat()),
      );
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', hang);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', hang);
      window.removeEventListener('drop', drop);
    };
  }, [read]);

  if (!over) return null;
  return (
    <div className={styles.zone}>
      <div className={styles.words}>
        <Icon name="library" />
        <b>Drop letters, guidance or reports to read them</b>
        <span>Folders too. The files themselves are not changed.</span>
      </div>
    </div>
  );
}

/** Every file of an entry, folders opened all the way down, named by its path below what was dropped. */
async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    Object.defineProperty(file, 'webkitRelativePath', { value: entry.fullPath.replace(/^\//u, '') });
    return [file];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside: FileSystemEntry[] = [];
  // readEntries gives a hundred at a time and an empty list at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map(filesOf))).flat();
}
