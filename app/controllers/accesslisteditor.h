// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apitask.h"

#include <QStringList>

namespace basalt::app {

/** Lets users and groups in to things, keeps users out of them, and takes both back. GUI thread; made by QML. */
class AccessListEditor : public basalt::app::ApiTask
{
    Q_OBJECT
    QML_ELEMENT

public:
    using ApiTask::ApiTask;

    /** The thing of such a key: values in the order of the fields, those that are empty are left out. */
    Q_INVOKABLE [[nodiscard]] QString byKey(const QString &type, const QStringList &fields, const QStringList &values) const;
    Q_INVOKABLE [[nodiscard]] QString byPath(const QString &type, const QString &path) const;
    /** `thing`: what those answer. `target`: `user` or `group`. Only users are kept out, and roles are only given. */
    Q_INVOKABLE void letIn(const QString &thing, const QString &target, const QString &targetId, const QStringList &flags,
                           const QStringList &roles);
    Q_INVOKABLE void keepOut(const QString &thing, const QString &userId, const QStringList &flags);
    /** `revocation`: of a row of an AccessListModel. */
    Q_INVOKABLE void takeBack(const QString &revocation);

Q_SIGNALS:
    /** So many lines are other than before. */
    void given(int changed);
    void takenBack(int lines);

private:
    void send(QJsonObject body);
};

} // namespace basalt::app
