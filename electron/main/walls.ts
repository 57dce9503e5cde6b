/** What keeps the program offline, in the words of the status bar and of "About". One sentence a wall. */
export const WALLS: readonly string[] = [
  'Names: no internet name can be looked up.',
  'Proxy: every connection is led to a port of this computer at which nothing listens.',
  'Requests: every request of the window that is not for the program’s own files is refused.',
  'Modules: the parts of the program that could open a connection throw an error instead.',
];
