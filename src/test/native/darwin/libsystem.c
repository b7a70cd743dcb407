/*
 * A double of the parts of macOS' libSystem that styxy calls, for Linux: it answers from /proc, in Apple's layouts and with
 * Apple's rules (bsd/kern/proc_info.c, xnu-11417.101.15): a failing call returns 0 and sets errno; a zombie is found only by
 * who asks for zombies; other users' descriptors are EPERM. What the system cannot be made to do here, such as giving a pid
 * again, tests ask for with the functions named double_*.
 */
#define _GNU_SOURCE
#include "layouts.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static int pretended_user = -1;
static int uncounted_descriptors;
static int given_again;
static int denied;

/* From now on the caller is this user; negative for who he is. */
void double_pretend_user(int uid) { pretended_user = uid; }

/* From now on that many descriptors are opened between the question how many there are and the next one. */
void double_open_meanwhile(int count) { uncounted_descriptors = count; }

/* From now on this pid belongs to another process than before. */
void double_give_again(int pid) { given_again = pid; }

/* From now on a sandbox forbids to ask about this pid: mac_proc_check_proc_info. */
void double_deny(int pid) { denied = pid; }

static int fail(int error) {
  errno = error;
  return 0;
}

/* Reads a file of /proc that is small enough; what was read ends with a zero byte. */
static ssize_t read_file(char *buffer, size_t size, const char *format, ...) {
  char path[PATH_BYTES];
  va_list words;
  va_start(words, format);
  vsnprintf(path, sizeof path, format, words);
  va_end(words);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return -1;
  size_t length = 0;
  ssize_t got;
  while (length < size - 1 && (got = read(fd, buffer + length, size - 1 - length)) > 0) length += got;
  close(fd);
  buffer[length] = 0;
  return length;
}

struct process {
  char name[64];
  char state;
  int parent;
  unsigned long long ticks;
  unsigned uid;
};

/* Whether there is such a process; proc_pid_stat(5). */
static int look_up(int pid, struct process *found) {
  char stat[1024];
  struct stat directory;
  char path[64];
  if (pid <= 0 || read_file(stat, sizeof stat, "/proc/%d/stat", pid) <= 0) return 0;
  snprintf(path, sizeof path, "/proc/%d", pid);
  char *open = strchr(stat, '('), *end = strrchr(stat, ')');
  if (lstat(path, &directory) != 0 || !open || !end) return 0;
  *end = 0;
  snprintf(found->name, sizeof found->name, "%s", open + 1);
  found->uid = directory.st_uid;
  return sscanf(end + 2, "%c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %*d %*d %llu", &found->state,
                &found->parent, &found->ticks) == 3;
}

/* Root may ask about everybody, any other user about himself: proc_security_policy. */
static int may_ask(const struct process *process) {
  unsigned user = pretended_user >= 0 ? (unsigned)pretended_user : geteuid();
  return user == 0 || user == process->uid;
}

/* The room for 20 more that the kernel adds is there to be used up. */
static int count_descriptors(int pid) {
  char path[64];
  int count = 0;
  snprintf(path, sizeof path, "/proc/%d/fd", pid);
  DIR *directory = opendir(path);
  if (!directory) return 0;
  while (readdir(directory)) count++;
  closedir(directory);
  return count - 2;
}

static int list_descriptors(int pid, struct descriptor_entry *entries, int size) {
  if (!entries) {
    int count = count_descriptors(pid) + 20 - uncounted_descriptors;
    return (count < 1 ? 1 : count) * (int)sizeof *entries;
  }
  char path[512], target[64];
  snprintf(path, sizeof path, "/proc/%d/fd", pid);
  DIR *directory = opendir(path);
  int room = size / (int)sizeof *entries, count = 0;
  if (!directory) return fail(ESRCH);
  for (struct dirent *entry; count < room && (entry = readdir(directory));) {
    int is_own = pid == getpid() && atoi(entry->d_name) == dirfd(directory);
    if (!isdigit(entry->d_name[0]) || is_own) continue;
    snprintf(path, sizeof path, "/proc/%d/fd/%s", pid, entry->d_name);
    ssize_t length = readlink(path, target, sizeof target - 1);
    entries[count].number = atoi(entry->d_name);
    entries[count++].type = length > 0 && strncmp(target, "socket:", 7) == 0 ? TYPE_SOCKET : TYPE_FILE;
  }
  closedir(directory);
  return count * (int)sizeof *entries;
}

static int short_process(int pid, const struct process *process, struct short_process *answer) {
  memset(answer, 0, sizeof *answer);
  answer->pid = pid;
  answer->parent = process->parent;
  answer->status = process->state == 'Z' ? STATUS_ZOMBIE : STATUS_RUNNING;
  strncpy(answer->name, process->name, sizeof answer->name - 1);
  answer->uid = answer->real_uid = answer->saved_uid = process->uid;
  return sizeof *answer;
}

static int unique_id(int pid, const struct process *process, struct unique_id *answer) {
  memset(answer, 0, sizeof *answer);
  answer->id = process->ticks + (pid == given_again);
  return sizeof *answer;
}

static int working_directory(int pid, struct directories *answer) {
  char path[64];
  memset(answer, 0, sizeof *answer);
  snprintf(path, sizeof path, "/proc/%d/cwd", pid);
  return readlink(path, answer->current.path, PATH_BYTES - 1) > 0 ? (int)sizeof *answer : fail(EPERM);
}

int proc_pidinfo(int pid, int flavor, uint64_t zombies, void *buffer, int size) {
  struct process process;
  int needed = flavor == LIST_DESCRIPTORS    ? (buffer ? (int)sizeof(struct descriptor_entry) : 0)
               : flavor == SHORT_PROCESS     ? (int)sizeof(struct short_process)
               : flavor == UNIQUE_ID         ? (int)sizeof(struct unique_id)
               : flavor == WORKING_DIRECTORY ? (int)sizeof(struct directories)
                                             : -1;
  int is_open = flavor == SHORT_PROCESS || flavor == UNIQUE_ID;
  if (needed < 0) return fail(EINVAL);
  if (size < needed) return fail(ENOMEM);
  if (!look_up(pid, &process) || (process.state == 'Z' && !(is_open && zombies))) return fail(ESRCH);
  if (pid == denied || (!is_open && !may_ask(&process))) return fail(EPERM);
  switch (flavor) {
    case LIST_DESCRIPTORS: return list_descriptors(pid, buffer, size);
    case SHORT_PROCESS: return short_process(pid, &process, buffer);
    case UNIQUE_ID: return unique_id(pid, &process, buffer);
    default: return working_directory(pid, buffer);
  }
}

/* Every pid, in no order; without a buffer the bytes for all of them and 20 more. */
int proc_listpids(uint32_t type, uint32_t unused, int *pids, int size) {
  (void)unused;
  DIR *directory = opendir("/proc");
  int count = 0, room = pids ? size / (int)sizeof *pids : 1 << 22;
  if (type != ALL_PIDS || !directory) return fail(EINVAL);
  for (struct dirent *entry; count < room && (entry = readdir(directory));) {
    if (!isdigit(entry->d_name[0])) continue;
    if (pids) pids[count] = atoi(entry->d_name);
    count++;
  }
  closedir(directory);
  return (pids ? count : count + 20) * (int)sizeof *pids;
}

int proc_pidpath(int pid, char *buffer, uint32_t size) {
  struct process process;
  char path[64];
  if (size < PATH_BYTES) return fail(ENOMEM);
  if (size > PATHINFO_MAX) return fail(EOVERFLOW);
  if (!look_up(pid, &process) || process.state == 'Z') return fail(ESRCH);
  snprintf(path, sizeof path, "/proc/%d/exe", pid);
  ssize_t length = readlink(path, buffer, size - 1);
  if (length < 0) return fail(errno);
  buffer[length] = 0;
  return length;
}

/* The line of the socket in a table of proc_pid_net(5), whose words are in the kernel's memory order. */
static int find_socket(const char *table, unsigned long inode, struct descriptor_socket *answer) {
  static char text[1 << 20];
  int is_tcp = strncmp(table, "tcp", 3) == 0, is_6 = table[3] == '6';
  if (read_file(text, sizeof text, "/proc/self/net/%s", table) <= 0) return 0;
  for (char *line = strchr(text, '\n'); line && line[1]; line = strchr(line + 1, '\n')) {
    char address[33];
    unsigned port, state, uid;
    unsigned long number;
    if (sscanf(line + 1, "%*d: %32[0-9A-F]:%x %*[0-9A-F]:%*x %x %*s %*s %*s %u %*u %lu", address, &port, &state, &uid,
               &number) != 5 ||
        number != inode)
      continue;
    struct internet_socket *internet = &answer->of.internet;
    answer->family = is_6 ? FAMILY_INET6 : FAMILY_INET;
    answer->type = is_tcp ? 1 : 2;
    answer->protocol = is_tcp ? 6 : 17;
    answer->kind = is_tcp ? SOCKET_TCP : SOCKET_INTERNET;
    answer->facts.uid = uid;
    internet->local_port = htons(port);
    int words = is_6 ? 4 : 1, is_any = 1;
    for (int i = 0; i < words; i++) {
      uint32_t word;
      sscanf(address + 8 * i, "%8x", &word);
      is_any &= word == 0;
      memcpy(internet->local_address + (is_6 ? 0 : 12) + 4 * i, &word, sizeof word);
    }
    internet->version = is_6 ? (is_any ? VERSION_6 | VERSION_4 : VERSION_6) : VERSION_4;
    if (is_tcp) answer->of.tcp.state = state == 10 ? STATE_LISTEN : state == 7 ? STATE_CLOSED : STATE_ESTABLISHED;
    return 1;
  }
  return 0;
}

static int socket_info(const char *target, struct descriptor_socket *answer) {
  static const char *const tables[] = {"tcp", "tcp6", "udp", "udp6"};
  unsigned long inode;
  if (sscanf(target, "socket:[%lu]", &inode) != 1) return fail(EBADF);
  memset(answer, 0, sizeof *answer);
  answer->handle = inode;
  for (int i = 0; i < 4; i++)
    if (find_socket(tables[i], inode, answer)) break;
  return sizeof *answer;
}

int proc_pidfdinfo(int pid, int fd, int flavor, void *buffer, int size) {
  struct process process;
  char path[64], target[PATH_BYTES];
  int needed = flavor == DESCRIPTOR_SOCKET ? (int)sizeof(struct descriptor_socket)
               : flavor == DESCRIPTOR_PATH ? (int)sizeof(struct descriptor_path)
                                           : -1;
  if (needed < 0) return fail(EINVAL);
  if (size < needed) return fail(ENOMEM);
  if (!look_up(pid, &process) || process.state == 'Z') return fail(ESRCH);
  if (!may_ask(&process)) return fail(EPERM);
  snprintf(path, sizeof path, "/proc/%d/fd/%d", pid, fd);
  ssize_t length = readlink(path, target, sizeof target - 1);
  if (length < 0) return fail(EBADF);
  target[length] = 0;
  if (flavor == DESCRIPTOR_SOCKET) return socket_info(target, buffer);
  if (target[0] != '/') return fail(EBADF);
  struct descriptor_path *answer = buffer;
  memset(answer, 0, sizeof *answer);
  strcpy(answer->target.path, target);
  return sizeof *answer;
}

static int give(void *value, size_t *size, const void *answer, size_t length) {
  if (*size < length) {
    errno = ENOMEM;
    return -1;
  }
  memcpy(value, answer, length);
  *size = length;
  return 0;
}

/* The ranges are Linux' own, once more for the high range. */
int sysctlbyname(const char *name, void *value, size_t *size, const void *new_value, size_t new_size) {
  char text[128];
  int range[2];
  (void)new_value, (void)new_size;
  if (strcmp(name, "kern.bootsessionuuid") == 0) {
    read_file(text, sizeof text, "/proc/sys/kernel/random/boot_id");
    text[strcspn(text, "\n")] = 0;
    return give(value, size, text, strlen(text) + 1);
  }
  read_file(text, sizeof text, "/proc/sys/net/ipv4/ip_local_port_range");
  const char *prefix = "net.inet.ip.portrange.";
  if (strncmp(name, prefix, strlen(prefix)) == 0 && sscanf(text, "%d %d", range, range + 1) == 2) {
    const char *rest = name + strlen(prefix);
    if (strcmp(rest, "first") == 0 || strcmp(rest, "hifirst") == 0) return give(value, size, range, sizeof *range);
    if (strcmp(rest, "last") == 0 || strcmp(rest, "hilast") == 0) return give(value, size, range + 1, sizeof *range);
  }
  errno = ENOENT;
  return -1;
}

/* The number of arguments, the path of the program and zeros to the next word, the arguments, the variables: kern_sysctl.c. */
int sysctl(const int *name, unsigned count, char *value, size_t *size, const void *new_value, size_t new_size) {
  struct process process;
  (void)new_value, (void)new_size;
  if (count != 3 || name[0] != CTL_KERN || name[1] != KERN_PROCARGS2 ||
      (value && (*size <= sizeof(int) || *size - sizeof(int) > ARGUMENT_BYTES)) || !look_up(name[2], &process) ||
      process.state == 'Z' || (value && !may_ask(&process))) {
    errno = EINVAL;
    return -1;
  }
  char path[64], program[PATH_BYTES] = "";
  snprintf(path, sizeof path, "/proc/%d/exe", name[2]);
  ssize_t length = readlink(path, program, sizeof program - 1);
  char *block = calloc(2, ARGUMENT_BYTES);
  size_t at = sizeof(int) + (length < 0 ? 0 : length) + 1;
  memcpy(block + sizeof(int), program, at - sizeof(int));
  at = (at + 7) / 8 * 8;
  ssize_t words = read_file(block + at, ARGUMENT_BYTES, "/proc/%d/cmdline", name[2]);
  int arguments = 0;
  for (ssize_t i = 0; i < words; i++) arguments += block[at + i] == 0;
  memcpy(block, &arguments, sizeof arguments);
  at += words < 0 ? 0 : words;
  ssize_t variables = read_file(block + at, ARGUMENT_BYTES / 2, "/proc/%d/environ", name[2]);
  at += variables < 0 ? 0 : variables;
  /* Where there is too little room, it is the end that is copied. */
  if (!value)
    *size = (at + 3) / 4 * 4;
  else if (at <= *size)
    memcpy(value, block, *size = at);
  else
    memcpy(value + sizeof(int), block + at - (*size - sizeof(int)), *size - sizeof(int));
  free(block);
  return 0;
}

/* machine-id(5), or zeros. */
int gethostuuid(unsigned char *uuid, const struct timespec *patience) {
  char text[64] = "";
  (void)patience;
  read_file(text, sizeof text, "/etc/machine-id");
  for (int i = 0; i < 16; i++) {
    unsigned byte = 0;
    if (text[0]) sscanf(text + 2 * i, "%2x", &byte);
    uuid[i] = byte;
  }
  return 0;
}

uint64_t clock_gettime_nsec_np(int clock) {
  struct timespec now;
  if (clock != CLOCK_SINCE_BOOT) return 0;
  clock_gettime(CLOCK_BOOTTIME, &now);
  return now.tv_sec * 1000000000ull + now.tv_nsec;
}

/* A spawn's attributes and file actions, which are both opaque pointers on macOS. */
struct spawn {
  short flags;
  int count;
  int inherited[MOST_DESCRIPTORS];
};

/* Not one through the other: the dynamic linker would take the C library's of that name. */
static int make(void **spawn) { return (*spawn = calloc(1, sizeof(struct spawn))) ? 0 : ENOMEM; }

static int unmake(void **spawn) {
  free(*spawn);
  *spawn = NULL;
  return 0;
}

int posix_spawnattr_init(void **attributes) { return make(attributes); }
int posix_spawnattr_destroy(void **attributes) { return unmake(attributes); }
int posix_spawn_file_actions_init(void **actions) { return make(actions); }
int posix_spawn_file_actions_destroy(void **actions) { return unmake(actions); }

int posix_spawnattr_setflags(void **attributes, short flags) {
  ((struct spawn *)*attributes)->flags = flags;
  return 0;
}

int posix_spawn_file_actions_addinherit_np(void **actions, int fd) {
  struct spawn *spawn = *actions;
  if (fd < 0 || fd >= MOST_DESCRIPTORS) return EBADF;
  spawn->inherited[spawn->count++] = fd;
  return 0;
}

/* Without SETEXEC it refuses: styxy never asks for a child this way. With it, the descriptors that are not named are closed
 * when the program is loaded, and stay open when it cannot be (exec_handle_file_actions, fdt_exec). */
int posix_spawn(int *pid, const char *path, void **actions, void **attributes, char *const *words,
                char *const *variables) {
  struct spawn *files = *actions;
  char changed[MOST_DESCRIPTORS] = {0};
  (void)pid;
  if (((struct spawn *)*attributes)->flags != (SPAWN_SETEXEC | SPAWN_CLOEXEC_DEFAULT)) return EINVAL;
  for (int i = 0; i < files->count; i++)
    if (fcntl(files->inherited[i], F_GETFD) < 0) return EBADF;
  for (int fd = 3; fd < MOST_DESCRIPTORS; fd++) {
    int flags = fcntl(fd, F_GETFD), is_named = 0;
    for (int i = 0; i < files->count; i++) is_named |= files->inherited[i] == fd;
    if (flags < 0 || is_named || flags & FD_CLOEXEC) continue;
    changed[fd] = fcntl(fd, F_SETFD, FD_CLOEXEC) == 0;
  }
  execve(path, words, variables);
  int error = errno;
  for (int fd = 3; fd < MOST_DESCRIPTORS; fd++)
    if (changed[fd]) fcntl(fd, F_SETFD, 0);
  return error;
}
