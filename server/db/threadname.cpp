// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/threadname.h"

#include <pthread.h>

namespace basalt::db {

void nameThisThread(const char *name)
{
    pthread_setname_np(pthread_self(), name);
}

} // namespace basalt::db
