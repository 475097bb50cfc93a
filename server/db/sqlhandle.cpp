// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/sqlhandle.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QVariant>

#include <atomic>
#include <cstring>

using namespace Qt::Literals::StringLiterals;

namespace basalt::db {

Result<std::unique_ptr<SqlHandle>> SqlHandle::open(const QString &driver, const std::function<void(QSqlDatabase &)> &configure)
{
    static std::atomic<quint64> counter = 0;
    const QString name = u"basalt-%1"_s.arg(counter.fetch_add(1));
    if (!QSqlDatabase::isDriverAvailable(driver))
        return Error::logged(Code::DatabaseError, u"Qt's database driver %1 is not installed"_s.arg(driver));
    auto handle = std::unique_ptr<SqlHandle>(new SqlHandle(QSqlDatabase::addDatabase(driver, name)));
    configure(handle->m_database);
    if (!handle->m_database.open())
        return Error::logged(Code::Unavailable, handle->m_database.lastError().text().trimmed());
    return handle;
}

SqlHandle::~SqlHandle()
{
    const QString name = m_database.connectionName();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

void *SqlHandle::native(const char *typeName) const
{
    const QVariant handle = m_database.driver()->handle();
    if (!handle.isValid() || std::strcmp(handle.typeName(), typeName) != 0)
        return nullptr;
    return *static_cast<void *const *>(handle.constData());
}

} // namespace basalt::db
