// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/transport/descriptorlimit.h"

#include "core/logging.h"

#include <sys/resource.h>

namespace basalt::http {

void raiseDescriptorLimit(int connections)
{
    constexpr rlim_t kOthers = 256; // databases, log, files of uploads
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    if (limit.rlim_cur < limit.rlim_max) {
        rlimit raised = limit;
        raised.rlim_cur = limit.rlim_max;
        if (::setrlimit(RLIMIT_NOFILE, &raised) == 0)
            limit = raised;
    }
    if (limit.rlim_cur < static_cast<rlim_t>(connections) + kOthers) {
        core::logWarning("the limit of open files is below the connection limit",
                         {{"open_files", QByteArray::number(static_cast<qulonglong>(limit.rlim_cur))},
                          {"connections", QByteArray::number(connections)}});
    }
}

} // namespace basalt::http
