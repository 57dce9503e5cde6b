/*
 * A file system that fails when it is told to: loaded before the C library (LD_PRELOAD), it counts what is done to files
 * under a folder whose path contains "faulty-drive", and fails or stops at the N-th operation. Told by writing
 * "MODE N" to a file called "fault-control"; "count" writes the number of operations so far into that file.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/types.h>
#include <unistd.h>

enum mode { NONE, FULL, BROKEN, FORBIDDEN, STOP, TORN };
static enum mode mode = NONE;
static long at = 0, done = 0;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int faulty_path(const char *path) { return path && strstr(path, "faulty-drive") && !strstr(path, "fault-control"); }

static int path_of(int file, char *path, size_t size) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, size - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return 1;
}

static int faulty(int file) {
  char path[4096];
  return path_of(file, path, sizeof path) && faulty_path(path);
}

/* Counts one operation; true where it must fail. From the N-th on, everything fails: the disk stays full. */
static int fails(void) {
  done++;
  if (mode == NONE || done < at) return 0;
  if (mode == STOP || mode == TORN) _exit(9);
  if (mode == FULL) errno = ENOSPC;
  if (mode == BROKEN) errno = EIO;
  if (mode == FORBIDDEN) errno = EACCES;
  return 1;
}

static void tell(int file, const char *words, size_t length) {
  char text[64] = {0};
  memcpy(text, words, length < 63 ? length : 63);
  if (!strncmp(text, "count", 5)) {
    int size = snprintf(text, sizeof text, "%ld      ", done);
    REAL(pwrite64)(file, text, size, 0);
    return;
  }
  char name[16] = {0};
  sscanf(text, "%15s %ld", name, &at);
  done = 0;
  mode = !strcmp(name, "full") ? FULL : !strcmp(name, "broken") ? BROKEN : !strcmp(name, "forbidden") ? FORBIDDEN
       : !strcmp(name, "stop") ? STOP : !strcmp(name, "torn") ? TORN : NONE;
}

static int control(int file, const void *bytes, size_t size) {
  char path[4096];
  if (!path_of(file, path, sizeof path) || !strstr(path, "fault-control")) return 0;
  tell(file, bytes, size);
  return 1;
}

ssize_t write(int file, const void *bytes, size_t size) {
  if (control(file, bytes, size)) return size;
  if (faulty(file)) {
    if (mode == TORN && done + 1 >= at) { REAL(write)(file, bytes, size / 2); _exit(9); }
    if (fails()) return -1;
  }
  return REAL(write)(file, bytes, size);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t place) {
  if (control(file, bytes, size)) return size;
  if (faulty(file)) {
    if (mode == TORN && done + 1 >= at) { REAL(pwrite64)(file, bytes, size / 2, place); _exit(9); }
    if (fails()) return -1;
  }
  return REAL(pwrite64)(file, bytes, size, place);
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t place) { return pwrite64(file, bytes, size, place); }

int ftruncate64(int file, off64_t size) { return faulty(file) && fails() ? -1 : REAL(ftruncate64)(file, size); }
int ftruncate(int file, off_t size) { return ftruncate64(file, size); }
int fsync(int file) { return faulty(file) && fails() ? -1 : REAL(fsync)(file); }
int fdatasync(int file) { return faulty(file) && fails() ? -1 : REAL(fdatasync)(file); }
int unlink(const char *path) { return faulty_path(path) && fails() ? -1 : REAL(unlink)(path); }
int rename(const char *from, const char *to) { return faulty_path(to) && fails() ? -1 : REAL(rename)(from, to); }
int link(const char *from, const char *to) { return faulty_path(to) && fails() ? -1 : REAL(link)(from, to); }

ssize_t sendfile64(int to, int from, off64_t *place, size_t size) {
  return faulty(to) && fails() ? -1 : REAL(sendfile64)(to, from, place, size);
}
ssize_t copy_file_range(int from, off64_t *in, int to, off64_t *out, size_t size, unsigned int flags) {
  return faulty(to) && fails() ? -1 : REAL(copy_file_range)(from, in, to, out, size, flags);
}

/* Making a file and, where the drive is gone or forbidden, opening one. */
int open64(const char *path, int flags, ...) {
  mode_t rights = 0;
  if (flags & (O_CREAT | O_TMPFILE)) {
    va_list more;
    va_start(more, flags);
    rights = va_arg(more, mode_t);
    va_end(more);
  }
  int writes = flags & (O_CREAT | O_TRUNC);
  if (faulty_path(path) && (writes || mode == BROKEN || mode == FORBIDDEN) && fails()) return -1;
  return REAL(open64)(path, flags, rights);
}
