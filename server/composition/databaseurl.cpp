// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "composition/databaseurl.h"

#include <QDir>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace basalt::composition {

namespace {
constexpr auto kSqlite = "sqlite:///"_L1;
}

Result<db::DatabaseOptions> databaseOptions(const QString &url, const QString &dataFolder)
{
    db::DatabaseOptions options;
    if (url.isEmpty()) {
        options.sqlitePath = dataFolder + "/basalt.db"_L1;
        return options;
    }
    if (url.startsWith(kSqlite)) {
        const QString path = url.sliced(kSqlite.size());
        if (path.isEmpty() || path.endsWith(u'/') || path.startsWith(u':'))
            return Error::of(Code::ConfigurationInvalid, u"names no file; write sqlite:///path/to/basalt.db"_s);
        options.sqlitePath = QDir::cleanPath(QDir().absoluteFilePath(path));
        return options;
    }
    if (url.startsWith("postgresql://"_L1) || url.startsWith("postgres://"_L1)) {
        options.engine = db::Engine::Postgres;
        options.postgresUrl = url.toUtf8();
        return options;
    }
    return Error::of(Code::ConfigurationInvalid, u"is neither sqlite:///path nor postgresql://…"_s);
}

} // namespace basalt::composition
