// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/settingsservice.h"

#include "core/ids.h"
#include "core/timestamp.h"
#include "settings/changeable.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::settings {

namespace {

using core::Setting;
using core::SettingInfo;

/** Collects what is wrong with each value, and what is to be written. */
class ChangeReader
{
public:
    ChangeReader(const QList<const SettingInfo *> &rows, const core::Config &said) : m_rows(rows), m_said(said) { }

    void read(const QString &name, const QJsonValue &value)
    {
        const auto row =
            std::ranges::find_if(m_rows, [&](const SettingInfo *each) { return name == QLatin1StringView(each->name); });
        if (row == m_rows.end())
            return complain(name, u"This configuration has no setting of this name."_s, u"unknown_field"_s);
        const SettingInfo &info = **row;
        if (m_said.source(info.setting) > core::SettingSource::Stored) {
            return complain(
                name,
                u"This is given where the server runs (%1) and cannot be changed here."_s.arg(m_said.origin(info.setting)),
                u"given_elsewhere"_s);
        }
        if (value.isNull()) {
            m_texts.append({info.setting, QString()});
            return;
        }
        const auto text = textOf(info, value);
        if (!text)
            return complain(name, u"This is no value of this setting's type."_s, u"invalid_type"_s);
        // The reader's message names the setting and its place before what is wrong.
        const auto checked = m_said.withStored({{info.setting, *text}});
        if (!checked)
            return complain(name, checked.error().message.section(u": "_s, 1), u"invalid_value"_s);
        m_texts.append({info.setting, *text});
    }

    void complain(const QString &name, const QString &message, const QString &code) { m_faults.append({name, message, code}); }

    [[nodiscard]] const QList<FieldError> &faults() const { return m_faults; }
    /** A null text takes the value away. */
    [[nodiscard]] const QList<std::pair<Setting, QString>> &texts() const { return m_texts; }

private:
    const QList<const SettingInfo *> &m_rows;
    const core::Config &m_said;
    QList<FieldError> m_faults;
    QList<std::pair<Setting, QString>> m_texts;
};

/** As field errors, what does not go together. */
Error contradiction(const Error &error)
{
    QList<FieldError> faults;
    for (const QString &line : error.message.split(u'\n'))
        faults.append({line.section(u": "_s, 0, 0), line.section(u": "_s, 1), u"conflicting_value"_s});
    return Error::invalid(faults);
}

QByteArray nameOf(Setting setting)
{
    return core::settingInfo(setting).name;
}

} // namespace

core::Config withStored(const core::Config &config, const QList<StoredSetting> &stored, QStringList *unused)
{
    core::Config said = config.withoutStored();
    for (const StoredSetting &row : stored) {
        const auto setting = core::settingNamed(QString::fromUtf8(row.name));
        auto with = setting && isChangeable(core::settingInfo(*setting))
            ? said.withStored({{*setting, QString::fromUtf8(row.value)}})
            : Result<core::Config>(
                Error::of(Code::ConfigurationInvalid, u"%1: not kept here any more"_s.arg(QString::fromUtf8(row.name))));
        if (with)
            said = std::move(*with);
        else if (unused)
            unused->append(with.error().message);
    }
    return said;
}

QByteArray SettingGroup::updatedAt() const
{
    QByteArray newest;
    for (const ShownSetting &setting : settings)
        newest = std::max(newest, setting.updatedAt);
    return newest;
}

core::Config SettingsService::running() const
{
    const std::lock_guard lock(m_mutex);
    return m_parts.running;
}

SettingGroup SettingsService::shown(const QByteArray &group, const QList<StoredSetting> &stored) const
{
    const core::Config now = running();
    const core::Config said = withStored(now, stored);
    SettingGroup shown{group, {}};
    for (const SettingInfo *row : changeableOf(group)) {
        ShownSetting setting{row, jsonOf(said, row->setting), jsonOf(now, row->setting), said.source(row->setting),
                             said.origin(row->setting)};
        const auto kept = std::ranges::find(stored, QByteArray(row->name), &StoredSetting::name);
        if (kept != stored.end()) {
            setting.updatedAt = kept->updatedAt;
            setting.updatedBy = kept->updatedBy;
        }
        shown.settings.append(std::move(setting));
    }
    return shown;
}

Result<QList<SettingGroup>> SettingsService::groupsIn(db::Connection &connection) const
{
    BASALT_TRY(const auto stored, SettingsStore(connection).all());
    QList<SettingGroup> all;
    for (const QByteArray &group : changeableGroups())
        all.append(shown(group, stored));
    return all;
}

Result<SettingsChange> SettingsService::changeIn(db::WriteContext &context, const QByteArray &group, const QJsonObject &values,
                                                 const db::AuditActor &actor)
{
    const auto rows = changeableOf(group);
    if (rows.isEmpty())
        return Error::of(Code::ConfigurationNotFound);
    SettingsStore store(context.connection());
    BASALT_TRY_VOID(store.lock());
    BASALT_TRY(const auto before, store.all());
    const core::Config was = withStored(running(), before);
    ChangeReader reader(rows, was);
    for (auto value = values.begin(); value != values.end(); ++value)
        reader.read(value.key(), value.value());
    if (!reader.faults().isEmpty())
        return Error::invalid(reader.faults());
    const QByteArray now = core::formatTimestamp(m_parts.clock.nowMs());
    for (const auto &[setting, text] : reader.texts()) {
        if (text.isNull())
            BASALT_TRY_VOID(store.remove(nameOf(setting)));
        else
            BASALT_TRY_VOID(store.put({nameOf(setting), text.toUtf8(), now, actor.userId}));
    }
    BASALT_TRY(const auto after, store.all());
    const core::Config said = withStored(was, after);
    if (const auto goes = m_parts.check(said); !goes)
        return contradiction(goes.error());

    db::AuditEvent event;
    event.event = Code::ConfigurationChanged;
    event.operation = "UPDATE";
    event.accountId = core::kSystemAccountId.toByteArray();
    event.actor = actor;
    event.table = "settings";
    event.recordId = group;
    event.allowedBy = "superadmin";
    SettingsChange change;
    for (const auto &[setting, text] : reader.texts()) {
        event.changes.append({nameOf(setting), jsonOf(was, setting), jsonOf(said, setting)});
        (isLive(setting) ? change.atOnce : change.afterRestart).append(nameOf(setting));
    }
    context.audit(std::move(event));
    context.afterCommit([this, said, turn = ++m_turn](auto) { adopt(said, turn); });
    return change;
}

void SettingsService::change(db::Session &session, const QByteArray &group, const QJsonObject &values,
                             const db::AuditActor &actor, db::Completion<SettingsChange> done)
{
    session.write<SettingsChange>(
        {}, [this, group, values, actor](db::WriteContext &context) { return changeIn(context, group, values, actor); },
        std::move(done));
}

/** Commits are told in whatever order: an older one does not undo a newer one. */
void SettingsService::adopt(const core::Config &said, quint64 turn)
{
    const std::lock_guard lock(m_mutex);
    if (turn < m_adopted)
        return;
    m_adopted = turn;
    for (const SettingInfo &row : core::settingTable()) {
        if (isLive(row.setting))
            m_parts.running.take(row.setting, said);
    }
    m_parts.apply(m_parts.running);
}

} // namespace basalt::settings
