import '../../electron/offline/closed.ts';
