// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apitask.h"

#include <QJsonObject>
#include <QStringList>

namespace basalt::app {

/**
 * The second factor of whoever is signed in: whether there is one, setting it up, new recovery codes, and switching it off. What
 * the server shows once is held here until forgetShown() or the end of the object. GUI thread; made by QML.
 */
class OwnFactor : public basalt::app::ApiTask
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY factorChanged FINAL)
    Q_PROPERTY(bool enabled READ isEnabled NOTIFY factorChanged FINAL)
    Q_PROPERTY(bool mandatory READ isMandatory NOTIFY factorChanged FINAL)
    Q_PROPERTY(QString since READ since NOTIFY factorChanged FINAL)
    Q_PROPERTY(int codesLeft READ codesLeft NOTIFY factorChanged FINAL)
    Q_PROPERTY(QString secret READ secret NOTIFY shownChanged FINAL)
    Q_PROPERTY(QString address READ address NOTIFY shownChanged FINAL)
    Q_PROPERTY(QStringList recoveryCodes READ recoveryCodes NOTIFY shownChanged FINAL)

public:
    using ApiTask::ApiTask;

    [[nodiscard]] bool isLoaded() const { return !m_status.isEmpty(); }
    /** Confirmed with a code: it is asked for. */
    [[nodiscard]] bool isEnabled() const { return m_status.value(QLatin1StringView("is_enabled")).toBool(); }
    /** A policy requires one, and nothing else is open to this session until it is there. */
    [[nodiscard]] bool isMandatory() const { return m_status.value(QLatin1StringView("must_enroll")).toBool(); }
    /** RFC 3339. */
    [[nodiscard]] QString since() const { return m_status.value(QLatin1StringView("confirmed_at")).toString(); }
    [[nodiscard]] int codesLeft() const { return m_status.value(QLatin1StringView("recovery_codes_left")).toInt(); }
    /** The key for the app, in groups of four. */
    [[nodiscard]] QString secret() const { return m_secret; }
    /** `otpauth://…`, which holds the key as well. */
    [[nodiscard]] QString address() const { return m_address; }
    /** In groups of four; spaces and hyphens do not count where one is typed. */
    [[nodiscard]] QStringList recoveryCodes() const { return m_recoveryCodes; }

    Q_INVOKABLE void load();
    /** Begins: `secret`, `address` and `recoveryCodes` are there afterwards, and nothing is asked for until confirm(). */
    Q_INVOKABLE void enroll(const QString &password);
    Q_INVOKABLE void confirm(const QString &code);
    /** The old ones count no longer. */
    Q_INVOKABLE void renewCodes(const QString &password, const QString &code);
    Q_INVOKABLE void remove(const QString &password, const QString &code);
    Q_INVOKABLE void forgetShown();

Q_SIGNALS:
    void factorChanged();
    void shownChanged();
    void confirmed();
    void codesRenewed();
    void removed();

private:
    void show(const QJsonObject &shown);

    QJsonObject m_status;
    QString m_secret;
    QString m_address;
    QStringList m_recoveryCodes;
};

} // namespace basalt::app
