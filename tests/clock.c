/* Preloaded into a process, sets its time of day ahead by the seconds that the file named CLOCK_OFFSET holds.
   Nothing else changes: the monotonic clock goes on, and so do all sleeps. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static long offset(void) {
    char digits[32] = {0};
    int file = open(getenv("CLOCK_OFFSET"), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return 0;
    ssize_t size = read(file, digits, sizeof digits - 1);
    close(file);
    return size > 0 ? atol(digits) : 0;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    long failed = syscall(SYS_clock_gettime, clock, now);
    if (!failed && clock == CLOCK_REALTIME)
        now->tv_sec += offset();
    return failed;
}
