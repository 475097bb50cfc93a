// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apitask.h"

#include <QJsonObject>

namespace basalt::app {

/** The signed-in user as he may change himself: his name and his password. GUI thread; made by QML. */
class OwnProfile : public basalt::app::ApiTask
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY profileChanged FINAL)
    Q_PROPERTY(QString name READ name NOTIFY profileChanged FINAL)
    Q_PROPERTY(QString email READ email NOTIFY profileChanged FINAL)
    Q_PROPERTY(QString role READ role NOTIFY profileChanged FINAL)
    Q_PROPERTY(QString created READ created NOTIFY profileChanged FINAL)
    Q_PROPERTY(bool verified READ isVerified NOTIFY profileChanged FINAL)

public:
    using ApiTask::ApiTask;

    [[nodiscard]] bool isLoaded() const { return !m_user.isEmpty(); }
    [[nodiscard]] QString name() const { return m_user.value(QLatin1StringView("display_name")).toString(); }
    [[nodiscard]] QString email() const { return m_user.value(QLatin1StringView("email")).toString(); }
    [[nodiscard]] QString role() const { return m_user.value(QLatin1StringView("role")).toString(); }
    [[nodiscard]] QString created() const { return m_user.value(QLatin1StringView("created_at")).toString(); }
    [[nodiscard]] bool isVerified() const { return m_user.value(QLatin1StringView("email_verified")).toBool(); }

    Q_INVOKABLE void load();
    Q_INVOKABLE void rename(const QString &displayName);
    /** Ends the other sessions of the user. */
    Q_INVOKABLE void changePassword(const QString &current, const QString &wanted);

Q_SIGNALS:
    void profileChanged();
    void saved();
    void passwordChanged();

private:
    QJsonObject m_user;
};

} // namespace basalt::app
