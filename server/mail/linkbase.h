// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <mutex>

namespace basalt::mail {

/**
 * The address that people reach this server at, without a slash at its end: what links begin with. Never taken from a request,
 * whose Host header anybody can choose. Thread-safe.
 */
class LinkBase
{
public:
    [[nodiscard]] QString text() const
    {
        const std::lock_guard lock(m_mutex);
        return m_text;
    }
    /** Once the port is known. */
    void set(const QString &text)
    {
        const std::lock_guard lock(m_mutex);
        m_text = text;
    }

private:
    mutable std::mutex m_mutex;
    QString m_text;
};

} // namespace basalt::mail
