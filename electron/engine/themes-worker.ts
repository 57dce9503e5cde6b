/** The thread that finds themes, with the ways out closed before anything else is loaded. */
import '../offline/closed.ts';
import '../../src/service/stages/themes-worker.ts';
