// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/foreignkeyswitch.h"

#include "core/logging.h"
#include "db/constraint.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::db {

ForeignKeySwitch::~ForeignKeySwitch()
{
    if (!m_off)
        return;
    if (const auto on = set(true); !on)
        core::logError("foreign keys could not be switched on again", {{"detail", on.error().detail.toUtf8()}});
}

Result<void> ForeignKeySwitch::set(bool enforced)
{
    BASALT_TRY_VOID(m_connection.executeScript(enforced ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF"));
    BASALT_TRY(auto rows, m_connection.query("PRAGMA foreign_keys"));
    BASALT_TRY(const bool row, rows.next());
    if (!row || rows.boolean(0) != enforced)
        return Error::logged(Code::DatabaseError, u"SQLite: foreign_keys did not take"_s);
    return {};
}

Result<void> ForeignKeySwitch::off()
{
    if (m_connection.dialect().engine() != Engine::Sqlite)
        return {};
    m_off = true;
    return set(false);
}

Result<void> ForeignKeySwitch::check()
{
    if (!m_off)
        return {};
    BASALT_TRY(auto rows, m_connection.query("PRAGMA foreign_key_check"));
    BASALT_TRY(const bool broken, rows.next());
    if (!broken)
        return {};
    return constraintError({ConstraintViolation::Kind::ForeignKey, rows.string(0), {}, "references " + rows.string(2)});
}

} // namespace basalt::db
