/**
 * How much of a file is read before it is refused. The time and memory a file may take are watched from outside.
 */

/** Pages of a PDF; the rest is reported as unread. */
export const MOST_PAGES = 1_000;
/** Bytes of one file, packed or unpacked: a PDF lies in memory twice while it is read, and there is room for that. */
export const MOST_BYTES = 144 * 1024 * 1024;
/** Bytes of all members of an archive together. */
export const MOST_UNPACKED = 1024 * 1024 * 1024;
/** Members of an archive. */
export const MOST_MEMBERS = 10_000;
/** Archives and mails inside one another. */
export const DEEPEST_NESTING = 3;
/** How many times larger than its packed form a member may be, once it is larger than a megabyte. */
export const HIGHEST_RATIO = 200;
/** Pixels of one picture that is unpacked: a page of A4 at 600 dots an inch has 35 million. */
export const MOST_PIXELS = 50_000_000;
/** Characters taken from a plain text, three times a report of a thousand pages; the rest is reported as unread. */
export const MOST_CHARACTERS = 5_000_000;
/** Characters taken from a web page, its markup and pictures among them, or from an old Word file. */
export const MOST_SOURCE = 20_000_000;
/** Bytes of one packed part of a PDF once it is unpacked: drawings of maps have some tens of megabytes. */
export const MOST_STREAM = 96 * 1024 * 1024;
/** Bytes of a PDF beyond which it is not looked through for signs of unusual text: it is read as if it had all of them. */
export const MOST_LOOKED_THROUGH = 64 * 1024 * 1024;
