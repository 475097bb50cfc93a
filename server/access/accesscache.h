// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/accesssource.h"
#include "core/clock.h"

#include <QHash>

#include <mutex>

namespace basalt::access {

/**
 * What callers hold, kept with the versions of user and account that it was read under. Every change of access raises one of the
 * two in its transaction and every request reads both with its caller, so what is out of date is never used, whichever process
 * made the change. What was given until a date is kept until then. Thread-safe.
 */
class AccessCache final : public auth::AccessSource
{
public:
    explicit AccessCache(const core::Clock &clock, qsizetype maxEntries = 20'000);

    [[nodiscard]] Result<void> complete(db::Connection &connection, auth::CallerState &state) override;

private:
    struct Entry
    {
        qint64 userVersion = 0;
        qint64 accountVersion = 0;
        bool owner = false;
        auth::PermissionsPtr permissions;
    };

    const core::Clock &m_clock;
    const qsizetype m_maxEntries;
    std::mutex m_mutex;
    QHash<QByteArray, Entry> m_entries; ///< by user
};

} // namespace basalt::access
