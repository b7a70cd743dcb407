/*
 * Where macOS keeps what styxy reads, as facts: sizes and offsets, each with the line of Apple's header that it follows from
 * (xnu-11417.101.15; proc_info.h is bsd/sys/proc_info.h). The structures are written down here in our own words, and the
 * compiler checks the offsets that the Java code uses. It cannot check them on a Mac: there `offsetof` of the real header
 * would have to agree.
 */
#ifndef STYXY_DARWIN_LAYOUTS_H
#define STYXY_DARWIN_LAYOUTS_H

#include <stddef.h>
#include <stdint.h>

enum {
  PATH_BYTES = 1024,        /* MAXPATHLEN, bsd/sys/param.h:206 and PATH_MAX of syslimits.h */
  PATHINFO_MAX = 4 * 1024,  /* PROC_PIDPATHINFO_MAXSIZE, proc_info.h:750 */
  NAME_BYTES = 16,          /* MAXCOMLEN, bsd/sys/param.h:95 */
  MOST_DESCRIPTORS = 10240, /* OPEN_MAX, bsd/sys/syslimits.h */
  ARGUMENT_BYTES = 1 << 20, /* ARG_MAX, bsd/sys/syslimits.h */

  ALL_PIDS = 1,           /* proc_info.h:51 */
  LIST_DESCRIPTORS = 1,   /* PROC_PIDLISTFDS, proc_info.h:718 */
  WORKING_DIRECTORY = 9,  /* PROC_PIDVNODEPATHINFO, proc_info.h:742 */
  SHORT_PROCESS = 13,     /* PROC_PIDT_SHORTBSDINFO, proc_info.h:755 */
  UNIQUE_ID = 17,         /* PROC_PIDUNIQIDENTIFIERINFO, proc_info_private.h:142 */
  DESCRIPTOR_PATH = 2,    /* PROC_PIDFDVNODEPATHINFO, proc_info.h:775 */
  DESCRIPTOR_SOCKET = 3,  /* PROC_PIDFDSOCKETINFO, proc_info.h:778 */
  TYPE_FILE = 1,          /* PROX_FDTYPE_VNODE, proc_info.h:662 */
  TYPE_SOCKET = 2,        /* PROX_FDTYPE_SOCKET, proc_info.h:663 */
  SOCKET_INTERNET = 1,    /* SOCKINFO_IN, proc_info.h:527 */
  SOCKET_TCP = 2,         /* SOCKINFO_TCP, proc_info.h:528 */
  VERSION_4 = 1,          /* INI_IPV4, proc_info.h:364 */
  VERSION_6 = 2,          /* INI_IPV6, proc_info.h:365 */
  STATE_CLOSED = 0,       /* TSI_S_CLOSED, proc_info.h:412 */
  STATE_LISTEN = 1,       /* TSI_S_LISTEN, proc_info.h:413 */
  STATE_ESTABLISHED = 4,  /* TSI_S_ESTABLISHED, proc_info.h:416 */
  STATUS_RUNNING = 2,     /* SRUN, bsd/sys/proc.h:160 */
  STATUS_ZOMBIE = 5,      /* SZOMB, bsd/sys/proc.h:163 */
  FAMILY_INET = 2,        /* AF_INET, bsd/sys/socket.h:391 */
  FAMILY_INET6 = 30,      /* AF_INET6, bsd/sys/socket.h:422 */
  CTL_KERN = 1,           /* bsd/sys/sysctl.h:695 */
  KERN_PROCARGS2 = 49,    /* bsd/sys/sysctl.h:772 */
  SPAWN_SETEXEC = 0x0040, /* bsd/sys/spawn.h:59 */
  SPAWN_CLOEXEC_DEFAULT = 0x4000, /* bsd/sys/spawn.h:73 */
  CLOCK_SINCE_BOOT = 4,   /* CLOCK_MONOTONIC_RAW of <time.h>, counting sleep (clock_gettime(3)) */
};

/* proc_info.h:673 */
struct descriptor_entry {
  int32_t number;
  uint32_t type;
};
_Static_assert(sizeof(struct descriptor_entry) == 8, "proc_fdinfo");

/* proc_info.h:85 */
struct short_process {
  uint32_t pid, parent, group, status;
  char name[NAME_BYTES];
  uint32_t flags;
  uint32_t uid, gid, real_uid, real_gid, saved_uid, saved_gid;
  uint32_t reserved;
};
_Static_assert(sizeof(struct short_process) == 64, "proc_bsdshortinfo");
_Static_assert(offsetof(struct short_process, parent) == 4, "pbsi_ppid");
_Static_assert(offsetof(struct short_process, status) == 12, "pbsi_status");
_Static_assert(offsetof(struct short_process, name) == 16, "pbsi_comm");
_Static_assert(offsetof(struct short_process, uid) == 36, "pbsi_uid");

/* proc_info_private.h:45 */
struct unique_id {
  uint8_t executable[16];
  uint64_t id, parent_id;
  int32_t version, parent_version;
  uint64_t reserved[2];
};
_Static_assert(sizeof(struct unique_id) == 56, "proc_uniqidentifierinfo");
_Static_assert(offsetof(struct unique_id, id) == 16, "p_uniqueid");

/* proc_info.h:251 */
struct open_file {
  uint32_t flags, status;
  int64_t position;
  int32_t type;
  uint32_t guards;
};
_Static_assert(sizeof(struct open_file) == 24, "proc_fileinfo");

/* proc_info.h:288 */
struct file_facts {
  uint32_t device;
  uint16_t mode, links;
  uint64_t inode;
  uint32_t uid, gid;
  int64_t times[8];
  int64_t size, blocks;
  int32_t block_size;
  uint32_t flags, generation, device_number;
  int64_t spare[2];
};
_Static_assert(sizeof(struct file_facts) == 136, "vinfo_stat");
_Static_assert(offsetof(struct file_facts, uid) == 16, "vst_uid");

/* proc_info.h:312 and 319: the file's facts, its type, a gap, its file system, then its path. */
struct file_path {
  struct file_facts facts;
  int32_t type, gap;
  int32_t file_system[2];
  char path[PATH_BYTES];
};
_Static_assert(offsetof(struct file_path, path) == 152, "vip_path");

/* proc_info.h:345 */
struct directories {
  struct file_path current, root;
};
_Static_assert(sizeof(struct directories) == 2352, "proc_vnodepathinfo");

/* proc_info.h:329 */
struct descriptor_path {
  struct open_file file;
  struct file_path target;
};
_Static_assert(sizeof(struct descriptor_path) == 1200, "vnode_fdinfowithpath");
_Static_assert(offsetof(struct descriptor_path, target.path) == 176, "pvip.vip_path");

/* proc_info.h:367 and 372: an IPv4 address is the last four bytes of its place. */
struct internet_socket {
  int32_t foreign_port, local_port;
  uint64_t generation;
  uint32_t flags, flow;
  uint8_t version, ttl;
  uint32_t reserved;
  uint8_t foreign_address[16] __attribute__((aligned(4)));
  uint8_t local_address[16] __attribute__((aligned(4)));
  uint8_t type_of_service;
  uint8_t hop_limit __attribute__((aligned(4)));
  int32_t checksum;
  uint16_t interface;
  int16_t hops;
};
_Static_assert(sizeof(struct internet_socket) == 80, "in_sockinfo");

/* proc_info.h:425 */
struct tcp_socket {
  struct internet_socket internet;
  int32_t state;
  int32_t timers[4];
  int32_t segment;
  uint32_t flags, reserved;
  uint64_t control;
};

/* proc_info.h:515, 536 and 567. The largest member of the union is un_sockinfo (440): 16 bytes and two addresses of 255. */
struct descriptor_socket {
  struct open_file file;
  struct file_facts facts;
  uint64_t handle, control;
  int32_t type, protocol, family;
  int16_t options, linger, state, queue, incomplete, most, timeout;
  uint16_t error;
  uint32_t out_of_band;
  struct {
    uint32_t counts[5];
    int16_t flags, timeout;
  } receiving, sending;
  int32_t kind;
  uint32_t reserved;
  union {
    struct internet_socket internet;
    struct tcp_socket tcp;
    struct {
      uint64_t peers[2];
      uint8_t addresses[2][255];
    } local;
  } of;
};
_Static_assert(sizeof(struct descriptor_socket) == 792, "socket_fdinfo");
_Static_assert(offsetof(struct descriptor_socket, facts.uid) == 40, "soi_stat.vst_uid");
_Static_assert(offsetof(struct descriptor_socket, handle) == 160, "soi_so");
_Static_assert(offsetof(struct descriptor_socket, type) == 176, "soi_type");
_Static_assert(offsetof(struct descriptor_socket, protocol) == 180, "soi_protocol");
_Static_assert(offsetof(struct descriptor_socket, family) == 184, "soi_family");
_Static_assert(offsetof(struct descriptor_socket, kind) == 256, "soi_kind");
_Static_assert(offsetof(struct descriptor_socket, of.internet.local_port) == 268, "insi_lport");
_Static_assert(offsetof(struct descriptor_socket, of.internet.version) == 288, "insi_vflag");
_Static_assert(offsetof(struct descriptor_socket, of.internet.local_address) == 312, "insi_laddr");
_Static_assert(offsetof(struct descriptor_socket, of.tcp.state) == 344, "tcpsi_state");

#endif
