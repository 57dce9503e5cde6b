/**
 * The content policy refuses code made from strings. Zod looks for leave to make some when its first schema is made, which
 * would be reported; so this module is imported before any that makes one.
 */
import { config } from 'zod';

config({ jitless: true });
