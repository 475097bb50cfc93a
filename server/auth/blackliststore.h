// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/page.h"
#include "db/connection.h"

#include <QByteArray>

#include <optional>

namespace basalt::auth {

/** By what somebody is barred from becoming a user of this installation. Texts are UTF-8, instants RFC 3339. */
struct BlacklistEntry
{
    QByteArray id;
    QByteArray kind;     ///< `email`, `provider_uid`, `provider_oid`
    QByteArray provider; ///< code of the sign-in provider; empty for `email`
    QByteArray value;    ///< as it was given
    QByteArray folded;   ///< as it is compared: addresses in any case, what providers say as it is
    QByteArray reason;   ///< `manual`, `user_deleted`
    QByteArray note;     ///< why, as a person said
    QByteArray userId;   ///< who was deleted; null for `manual`
    QByteArray createdAt;
    QByteArray createdBy; ///< null: nobody who was signed in
};

/** Which entries to list, newest first. */
struct BlacklistQuery
{
    QByteArray search; ///< part of value or note, in any case; null: all
    QByteArray kind;   ///< null: every
    QByteArray reason; ///< null: every
    qint64 offset = 0;
    qint64 limit = 25;
};

/** The SQL of `blacklist`. Lives as long as one job of its connection. */
class BlacklistStore
{
public:
    explicit BlacklistStore(db::Connection &connection) : m_connection(connection) { }

    [[nodiscard]] Result<std::optional<BlacklistEntry>> find(const QByteArray &id);
    /** `provider` empty for an address. */
    [[nodiscard]] Result<std::optional<BlacklistEntry>> findValue(const QByteArray &kind, const QByteArray &provider,
                                                                  const QByteArray &folded);
    [[nodiscard]] Result<Page<BlacklistEntry>> list(const BlacklistQuery &query);
    /** False if there is one of this kind, provider and value. */
    [[nodiscard]] Result<bool> insert(const BlacklistEntry &entry);
    [[nodiscard]] Result<void> remove(const QByteArray &id);

private:
    [[nodiscard]] Result<QList<BlacklistEntry>> readAll(const QByteArray &rest, std::span<const db::Value> binds);

    db::Connection &m_connection;
};

} // namespace basalt::auth
