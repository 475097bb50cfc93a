// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Preloaded into a server: its wall clock goes as many milliseconds ahead of or behind the machine's as the file that
// CLOCK_OFFSET_FILE names says, a 64 bit number that may change at any time.

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <ctime>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

const std::atomic<int64_t> *mappedOffset()
{
    static const std::atomic<int64_t> *const s_offset = [] {
        const char *path = std::getenv("CLOCK_OFFSET_FILE");
        const int file = path ? ::open(path, O_RDONLY | O_CLOEXEC) : -1;
        void *bytes = file < 0 ? MAP_FAILED : ::mmap(nullptr, sizeof(int64_t), PROT_READ, MAP_SHARED, file, 0);
        if (file >= 0)
            ::close(file);
        return bytes == MAP_FAILED ? nullptr : static_cast<const std::atomic<int64_t> *>(bytes);
    }();
    return s_offset;
}

} // namespace

extern "C" int clock_gettime(clockid_t clock, timespec *now) noexcept
{
    const long result = ::syscall(SYS_clock_gettime, clock, now);
    const bool isWall = clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE;
    if (const auto *offset = result == 0 && isWall ? mappedOffset() : nullptr) {
        const int64_t ms = offset->load();
        now->tv_sec += ms / 1000;
        now->tv_nsec += ms % 1000 * 1'000'000;
        if (now->tv_nsec < 0) {
            now->tv_nsec += 1'000'000'000;
            --now->tv_sec;
        } else if (now->tv_nsec >= 1'000'000'000) {
            now->tv_nsec -= 1'000'000'000;
            ++now->tv_sec;
        }
    }
    return static_cast<int>(result);
}

extern "C" int gettimeofday(timeval *now, void *) noexcept
{
    timespec exact{};
    const int result = clock_gettime(CLOCK_REALTIME, &exact);
    now->tv_sec = exact.tv_sec;
    now->tv_usec = exact.tv_nsec / 1000;
    return result;
}

extern "C" time_t time(time_t *out) noexcept
{
    timespec exact{};
    clock_gettime(CLOCK_REALTIME, &exact);
    if (out)
        *out = exact.tv_sec;
    return exact.tv_sec;
}
