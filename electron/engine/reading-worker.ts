/** The thread that reads files, with the ways out closed before anything else is loaded. */
import '../offline/closed.ts';
import '../../src/service/reading/worker.ts';
