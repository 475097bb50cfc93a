// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "core/config.h"
#include "db/database.h"
#include "settings/settingsstore.h"

#include <QJsonObject>

#include <atomic>
#include <functional>
#include <mutex>

namespace basalt::settings {

/** One setting, as it is and as it will be. */
struct ShownSetting
{
    const core::SettingInfo *info = nullptr;
    QJsonValue value;   ///< what is said: what the server has from its next start on at the latest
    QJsonValue running; ///< what it has now
    core::SettingSource source = core::SettingSource::Default;
    QString origin;            ///< for people: `default`, `stored`, `BASALT_…`
    QByteArray updatedAt = {}; ///< of one that is stored
    QByteArray updatedBy = {};

    /** Given where the server runs, which nothing here overrides. */
    [[nodiscard]] bool isFixed() const { return source > core::SettingSource::Stored; }
    [[nodiscard]] bool waitsForRestart() const { return value != running; }
};

/** The settings of one group. */
struct SettingGroup
{
    QByteArray name;
    QList<ShownSetting> settings;

    [[nodiscard]] QByteArray updatedAt() const; ///< of the newest change; null: none was changed
};

/** What a change came to, by names. */
struct SettingsChange
{
    QList<QByteArray> atOnce;
    QList<QByteArray> afterRestart;
};

/** What the service is made with; the clock outlives it. */
struct SettingsParts
{
    core::Config running;
    /** Whether settings go together; Code::ConfigurationInvalid with a line `name: what is wrong` for each that does not. */
    std::function<Result<void>(const core::Config &)> check;
    /** Makes the live settings count. Called after the commit, on the thread that made it, never twice at the same time. */
    std::function<void(const core::Config &)> apply;
    const core::Clock &clock;
};

/**
 * The settings that superadmins change while the server runs. They are kept in the database and count where nobody has said
 * otherwise by command line, environment or file; a change that would keep the server from starting is refused. Thread-safe;
 * completions run on the session's thread.
 */
class SettingsService
{
public:
    explicit SettingsService(SettingsParts parts) : m_parts(std::move(parts)) { }
    Q_DISABLE_COPY_MOVE(SettingsService)

    /** In the order of changeableGroups(). */
    [[nodiscard]] Result<QList<SettingGroup>> groupsIn(db::Connection &connection) const;
    /** Null sets back to the default. Code::ConfigurationNotFound; Code::ValidationFailed naming what cannot be so. */
    void change(db::Session &session, const QByteArray &group, const QJsonObject &values, const db::AuditActor &actor,
                db::Completion<SettingsChange> done);

private:
    [[nodiscard]] SettingGroup shown(const QByteArray &group, const QList<StoredSetting> &stored) const;
    [[nodiscard]] Result<SettingsChange> changeIn(db::WriteContext &context, const QByteArray &group, const QJsonObject &values,
                                                  const db::AuditActor &actor);
    void adopt(const core::Config &said, quint64 turn);

    [[nodiscard]] core::Config running() const;

    SettingsParts m_parts;
    std::atomic<quint64> m_turn = 0; ///< of changes: they are written one after the other
    mutable std::mutex m_mutex;
    quint64 m_adopted = 0; ///< guarded by m_mutex, as m_parts.running
};

/**
 * What is said with these rows. Those that are not right any more, for another program wrote them, are left out; `unused` gets
 * a line for each.
 */
[[nodiscard]] core::Config withStored(const core::Config &config, const QList<StoredSetting> &stored,
                                      QStringList *unused = nullptr);

} // namespace basalt::settings
