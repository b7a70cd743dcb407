/*
 * A double of the parts of Windows' iphlpapi and kernel32 that styxy calls, for Linux: it answers from /proc, in the layouts
 * that layouts.c has checked. A table that is too large for its buffer is ERROR_INSUFFICIENT_BUFFER, with the size that would
 * do now. What tests ask for, or want to know afterwards, is named double_*.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <ctype.h>
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SUCCESS = 0, INSUFFICIENT_BUFFER = 122, INVALID_PARAMETER = 87, INET = 2, INET6 = 23, LISTENERS = 3, OWNER_PID = 1 };

static int failure, growth;
static uint32_t flags, joined, job_flags_at_join;
static char job;

/* From now on the tables cannot be read. */
void double_fail(int error) { failure = error; }

/* The next so many times the table has grown by the time that it is asked for with the right size. */
void double_grow(int times) { growth = times; }

/* The limits of the job now, and when the process joined it. */
uint32_t double_job_flags(void) { return flags; }
uint32_t double_job_flags_at_join(void) { return job_flags_at_join; }
uint32_t double_is_joined(void) { return joined; }

enum { MOST_SOCKETS = 1 << 16 };

static struct {
  unsigned long inode;
  uint32_t pid;
} open_sockets[MOST_SOCKETS];
static int open_count;

/* Reads which process has which socket open. */
static void read_owners(void) {
  char path[512], target[64];
  DIR *all = opendir("/proc");
  open_count = 0;
  for (struct dirent *process; all && (process = readdir(all));) {
    if (!isdigit(process->d_name[0])) continue;
    snprintf(path, sizeof path, "/proc/%.16s/fd", process->d_name);
    DIR *files = opendir(path);
    for (struct dirent *file; files && (file = readdir(files)) && open_count < MOST_SOCKETS;) {
      snprintf(path, sizeof path, "/proc/%.16s/fd/%.16s", process->d_name, file->d_name);
      ssize_t length = readlink(path, target, sizeof target - 1);
      target[length < 0 ? 0 : length] = 0;
      if (sscanf(target, "socket:[%lu]", &open_sockets[open_count].inode) == 1)
        open_sockets[open_count++].pid = atoi(process->d_name);
    }
    if (files) closedir(files);
  }
  if (all) closedir(all);
}

/* The process that has the socket open; 0 for none. */
static uint32_t owner(unsigned long inode) {
  for (int i = 0; i < open_count; i++)
    if (open_sockets[i].inode == inode) return open_sockets[i].pid;
  return 0;
}

static void put(uint8_t *row, int at, uint32_t value) { memcpy(row + at, &value, sizeof value); }

/* Where things are in a row: of both families, TCP and UDP. */
struct layout {
  int row, address, port, pid, state;
};

static uint32_t fill(const char *table, struct layout at, int is_6, int is_tcp, uint8_t *rows, uint32_t room, uint32_t *needed) {
  char path[64], line[512], address[33];
  uint32_t count = 0, used = 4;
  read_owners();
  snprintf(path, sizeof path, "/proc/self/net/%s", table);
  FILE *file = fopen(path, "r");
  while (file && fgets(line, sizeof line, file)) {
    unsigned port, state;
    unsigned long inode;
    if (sscanf(line, "%*d: %32[0-9A-F]:%x %*[0-9A-F]:%*x %x %*s %*s %*s %*u %*u %lu", address, &port, &state, &inode) != 4 ||
        (is_tcp && state != 10))
      continue;
    if (used + at.row <= room) {
      uint8_t *row = rows + used;
      memset(row, 0, at.row);
      for (int i = 0; i < (is_6 ? 4 : 1); i++) {
        uint32_t word;
        sscanf(address + 8 * i, "%8x", &word);
        put(row, at.address + 4 * i, word);
      }
      put(row, at.port, htons(port));
      put(row, at.pid, owner(inode));
      if (is_tcp) put(row, at.state, 2);
      count++;
    }
    used += at.row;
  }
  if (file) fclose(file);
  *needed = used;
  if (room >= 4) put(rows, 0, count);
  return used <= room ? SUCCESS : INSUFFICIENT_BUFFER;
}

static uint32_t answer(const char *table, struct layout at, int is_6, int is_tcp, uint8_t *buffer, uint32_t *size) {
  uint32_t room = *size;
  if (failure) return failure;
  if (growth > 0) {
    growth--;
    *size = room + at.row;
    return INSUFFICIENT_BUFFER;
  }
  return fill(table, at, is_6, is_tcp, buffer, room, size);
}

uint32_t GetExtendedTcpTable(uint8_t *buffer, uint32_t *size, int sorted, uint32_t family, int kind, uint32_t reserved) {
  (void)sorted;
  if (kind != LISTENERS || reserved) return INVALID_PARAMETER;
  if (family == INET) return answer("tcp", (struct layout){24, 4, 8, 20, 0}, 0, 1, buffer, size);
  if (family == INET6) return answer("tcp6", (struct layout){56, 0, 20, 52, 48}, 1, 1, buffer, size);
  return INVALID_PARAMETER;
}

uint32_t GetExtendedUdpTable(uint8_t *buffer, uint32_t *size, int sorted, uint32_t family, int kind, uint32_t reserved) {
  (void)sorted;
  if (kind != OWNER_PID || reserved) return INVALID_PARAMETER;
  if (family == INET) return answer("udp", (struct layout){12, 0, 4, 8, 0}, 0, 0, buffer, size);
  if (family == INET6) return answer("udp6", (struct layout){28, 0, 20, 24, 0}, 1, 0, buffer, size);
  return INVALID_PARAMETER;
}

static uint32_t wide(uint16_t *target, const char *text) {
  uint32_t length = 0;
  for (; text[length]; length++) target[length] = text[length];
  target[length] = 0;
  return length;
}

int GetComputerNameW(uint16_t *name, uint32_t *length) {
  if (*length < 16) return 0;
  *length = wide(name, "WORKBENCH");
  return 1;
}

uint32_t GetSystemDirectoryW(uint16_t *path, uint32_t size) { return size < 64 ? 64 : wide(path, "C:\\Windows\\System32"); }

void *CreateJobObjectW(void *attributes, const uint16_t *name) {
  flags = joined = job_flags_at_join = 0;
  return attributes || name ? NULL : &job;
}

int SetInformationJobObject(void *object, int kind, const uint8_t *limits, uint32_t size) {
  if (object != &job || kind != 9 || size != 144) return 0;
  memcpy(&flags, limits + 16, sizeof flags);
  return 1;
}

void *GetCurrentProcess(void) { return (void *)(intptr_t)-1; }

int AssignProcessToJobObject(void *object, void *process) {
  if (object != &job || process != GetCurrentProcess()) return 0;
  joined = 1;
  job_flags_at_join = flags;
  return 1;
}
