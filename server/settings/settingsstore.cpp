// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/settingsstore.h"

namespace basalt::settings {

Result<bool> SettingsStore::exists()
{
    const bool isSqlite = m_connection.dialect().engine() == db::Engine::Sqlite;
    const QByteArray sql = isSqlite
        ? "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'settings'"
        : "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = 'settings'";
    BASALT_TRY(auto rows, m_connection.query(sql));
    return rows.next();
}

Result<QList<StoredSetting>> SettingsStore::all()
{
    BASALT_TRY(auto rows, m_connection.query("SELECT name, value, updated_at, updated_by FROM settings ORDER BY name"));
    QList<StoredSetting> found;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return found;
        found.append({rows.string(0), rows.string(1), rows.string(2), rows.string(3)});
    }
}

Result<void> SettingsStore::lock()
{
    if (m_connection.dialect().engine() == db::Engine::Sqlite)
        return {}; // there is one writer
    return m_connection.executeScript("LOCK TABLE settings IN SHARE ROW EXCLUSIVE MODE");
}

Result<void> SettingsStore::put(const StoredSetting &setting)
{
    BASALT_TRY_VOID(m_connection.execute(
        "INSERT INTO settings (name, value, updated_at, updated_by) VALUES ($1, $2, $3, $4) ON CONFLICT (name) DO UPDATE SET "
        "value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by",
        {setting.name, setting.value, setting.updatedAt, db::textOrNull(setting.updatedBy)}));
    return {};
}

Result<void> SettingsStore::remove(const QByteArray &name)
{
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM settings WHERE name = $1", {name}));
    return {};
}

} // namespace basalt::settings
