// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Linked into every test under ThreadSanitizer. QProcess makes a child that runs in the memory of its parent until it becomes
// the other program. ThreadSanitizer lets such a child ignore everything from then on, and with it, as the memory is shared,
// the parent's thread: its races are not seen any more, and neither are its hand-overs, so that races are reported which are
// none. Here the child gets memory of its own; plantedraceafterprocess is the proof.

#include <cstdarg>

#include <dlfcn.h>
#include <sched.h>
#include <sys/types.h>

extern "C" int clone(int (*function)(void *), void *stack, int flags, void *argument, ...) noexcept
{
    va_list more;
    va_start(more, argument);
    auto *const parentTid = va_arg(more, pid_t *);
    auto *const threadStorage = va_arg(more, void *);
    auto *const childTid = va_arg(more, pid_t *);
    va_end(more);
    static const auto s_next = reinterpret_cast<decltype(&clone)>(dlsym(RTLD_NEXT, "clone"));
    return s_next(function, stack, flags & ~CLONE_VM, argument, parentTid, threadStorage, childTid);
}
