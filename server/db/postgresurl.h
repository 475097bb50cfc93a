// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace basalt::db {

/** A connection URL of libpq, split as QPSQL and programs like pg_dump want it. */
struct PostgresUrl
{
    QString options;             ///< `key='value';…`, everything but the password
    QString password;            ///< never part of a message
    QString conninfo;            ///< for programs of PostgreSQL: `key='value' …` without any password
    bool hasKeyPassword = false; ///< a password of the TLS key, which is in `options` only

    /** Code::ConfigurationInvalid without the URL's text, which may hold a password. Adds time limits where none are given. */
    [[nodiscard]] static Result<PostgresUrl> parse(const QByteArray &url);
};

} // namespace basalt::db
