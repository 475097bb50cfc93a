// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"

#include <QByteArray>
#include <QList>

namespace basalt::settings {

/** A setting that was changed over the API. */
struct StoredSetting
{
    QByteArray name;
    QByteArray value;
    QByteArray updatedAt;
    QByteArray updatedBy; ///< null where that user is not known
};

/** The SQL of `settings`. Lives as long as one job of its connection. */
class SettingsStore
{
public:
    explicit SettingsStore(db::Connection &connection) : m_connection(connection) { }

    /** False in a database that is yet to be made, or brought up to date. */
    [[nodiscard]] Result<bool> exists();
    [[nodiscard]] Result<QList<StoredSetting>> all();
    /** Lets no other change begin until the transaction ends: whether settings go together is a question about all of them. */
    [[nodiscard]] Result<void> lock();
    [[nodiscard]] Result<void> put(const StoredSetting &setting);
    [[nodiscard]] Result<void> remove(const QByteArray &name);

private:
    db::Connection &m_connection;
};

} // namespace basalt::settings
