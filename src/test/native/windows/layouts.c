/*
 * Never run: the compiler of mingw-w64 checks with its headers what the Java code says of Windows' structures and numbers.
 * Each name in capitals is a number of that code, which the test passes with -D.
 */
#include <winsock2.h>
#include <ws2ipdef.h>
#include <windows.h>
#include <iphlpapi.h>
#include <stddef.h>

#define TABLE(kind, whole, row, address_field, port_field)                                  \
  _Static_assert(offsetof(whole, table) == TABLE_ROWS, #whole " rows");                     \
  _Static_assert(sizeof(row) == kind##_ROW, #row);                                          \
  _Static_assert(offsetof(row, address_field) == kind##_ADDRESS, #row " address");          \
  _Static_assert(sizeof(((row *)0)->address_field) == kind##_ADDRESS_SIZE, #row " length"); \
  _Static_assert(offsetof(row, port_field) == kind##_PORT, #row " port");                   \
  _Static_assert(offsetof(row, dwOwningPid) == kind##_PID, #row " pid")

TABLE(TCP4, MIB_TCPTABLE_OWNER_PID, MIB_TCPROW_OWNER_PID, dwLocalAddr, dwLocalPort);
TABLE(TCP6, MIB_TCP6TABLE_OWNER_PID, MIB_TCP6ROW_OWNER_PID, ucLocalAddr, dwLocalPort);
TABLE(UDP4, MIB_UDPTABLE_OWNER_PID, MIB_UDPROW_OWNER_PID, dwLocalAddr, dwLocalPort);
TABLE(UDP6, MIB_UDP6TABLE_OWNER_PID, MIB_UDP6ROW_OWNER_PID, ucLocalAddr, dwLocalPort);

_Static_assert(TCP_TABLE_OWNER_PID_LISTENER == TCP_CLASS, "TCP_TABLE_CLASS");
_Static_assert(UDP_TABLE_OWNER_PID == UDP_CLASS, "UDP_TABLE_CLASS");
_Static_assert(AF_INET == FAMILY_4 && AF_INET6 == FAMILY_6, "families");
_Static_assert(ERROR_INSUFFICIENT_BUFFER == BUFFER_ERROR, "error");

_Static_assert(JobObjectExtendedLimitInformation == LIMITS_CLASS, "JOBOBJECTINFOCLASS");
_Static_assert(sizeof(JOBOBJECT_EXTENDED_LIMIT_INFORMATION) == LIMITS_SIZE, "JOBOBJECT_EXTENDED_LIMIT_INFORMATION");
_Static_assert(offsetof(JOBOBJECT_EXTENDED_LIMIT_INFORMATION, BasicLimitInformation.LimitFlags) == LIMITS_FLAGS, "LimitFlags");
_Static_assert(JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE == KILL_FLAG && JOB_OBJECT_LIMIT_BREAKAWAY_OK == BREAKAWAY_FLAG, "limits");

/* The calls: a parameter that is not as the Java code passes it is a warning, and a warning is an error. */
DWORD (WINAPI *tcp)(PVOID, PDWORD, WINBOOL, ULONG, TCP_TABLE_CLASS, ULONG) = GetExtendedTcpTable;
DWORD (WINAPI *udp)(PVOID, PDWORD, WINBOOL, ULONG, UDP_TABLE_CLASS, ULONG) = GetExtendedUdpTable;
WINBOOL (WINAPI *limit)(HANDLE, JOBOBJECTINFOCLASS, LPVOID, DWORD) = SetInformationJobObject;
WINBOOL (WINAPI *assign)(HANDLE, HANDLE) = AssignProcessToJobObject;
HANDLE (WINAPI *create)(LPSECURITY_ATTRIBUTES, LPCWSTR) = CreateJobObjectW;
WINBOOL (WINAPI *name)(LPWSTR, LPDWORD) = GetComputerNameW;
UINT (WINAPI *folder)(LPWSTR, UINT) = GetSystemDirectoryW;
