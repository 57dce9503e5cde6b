/** What is added to the name of a workspace for files that go with it. */
export const GOING_WITH = [
  '-wal',
  '-shm',
  '-journal',
  '.lock',
  '.LOCK',
  '.written-over-wal',
  '.2.written-over-wal',
  '.before-restore-20260301T100000',
  '.before-restore-20260301T100000-2-wal',
  '.being-made-1-0',
  '.being-sealed',
  '.being-restored-1-a-wal',
];
