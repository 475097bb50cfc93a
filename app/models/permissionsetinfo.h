// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QString>

namespace basalt::app {

/** A permission set as the server has it, and what is staged on it. */
class PermissionSetInfo
{
public:
    /** How a set comes to a permission. */
    enum class Mark {
        None,
        Part,      ///< holds some of what is below it
        Inherited, ///< holds something above it
        Held,      ///< holds it itself
    };

    [[nodiscard]] static PermissionSetInfo fromJson(const QJsonObject &object);

    QString id;
    QString code;
    QString name;
    QString description;
    QString kind;   ///< `set` or `role`
    QString source; ///< what keeps it as it is; empty: people
    int roleId = 0;
    bool isSystem = false;
    bool isAssignable = true;

    [[nodiscard]] Mark markOf(const QString &permission) const;
    /** The node above the code that gives the permission; empty if none does. */
    [[nodiscard]] QString giverOf(const QString &permission) const;
    /** With what is staged. */
    [[nodiscard]] const QSet<QString> &held() const { return m_held; }
    /** Holds it or something above it, by what the server has. */
    [[nodiscard]] bool grants(const QString &permission) const;

    /** By code: true where it is to be added, false where it is to go. */
    [[nodiscard]] const QHash<QString, bool> &staged() const { return m_staged; }
    void stage(const QString &permission, bool add);
    void discard();
    /** The other set is the newer answer: what is staged here and still differs stays. */
    void refreshFrom(const PermissionSetInfo &newer);

private:
    void work();

    QSet<QString> m_saved;
    QHash<QString, bool> m_staged;
    QSet<QString> m_held;
    QSet<QString> m_above; ///< everything above what is held
};

} // namespace basalt::app
