// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apitask.h"

#include <QJsonObject>

namespace basalt::app {

/** Whether another user has a second factor, and has to have one. GUI thread; made by QML. */
class UserFactor : public basalt::app::ApiTask
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString userId READ userId WRITE setUserId NOTIFY factorChanged FINAL)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY factorChanged FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY factorChanged FINAL)
    Q_PROPERTY(bool enabled READ isEnabled NOTIFY factorChanged FINAL)
    Q_PROPERTY(bool mandatory READ isMandatory NOTIFY factorChanged FINAL)
    Q_PROPERTY(QString since READ since NOTIFY factorChanged FINAL)
    Q_PROPERTY(int codesLeft READ codesLeft NOTIFY factorChanged FINAL)

public:
    explicit UserFactor(QObject *parent = nullptr);

    [[nodiscard]] QString userId() const { return m_userId; }
    void setUserId(const QString &id);
    /** False: nothing is asked. */
    [[nodiscard]] bool isActive() const { return m_active; }
    void setActive(bool active);
    [[nodiscard]] bool isLoaded() const { return !m_status.isEmpty(); }
    [[nodiscard]] bool isEnabled() const { return m_status.value(QLatin1StringView("is_enabled")).toBool(); }
    [[nodiscard]] bool isMandatory() const { return m_status.value(QLatin1StringView("must_enroll")).toBool(); }
    /** RFC 3339. */
    [[nodiscard]] QString since() const { return m_status.value(QLatin1StringView("confirmed_at")).toString(); }
    [[nodiscard]] int codesLeft() const { return m_status.value(QLatin1StringView("recovery_codes_left")).toInt(); }

    Q_INVOKABLE void reload();

Q_SIGNALS:
    void factorChanged();

private:
    void askIfOther();

    QString m_userId;
    QString m_askedFor; ///< the user of the last question
    QJsonObject m_status;
    bool m_active = true;
};

} // namespace basalt::app
