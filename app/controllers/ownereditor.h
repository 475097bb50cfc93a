// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apitask.h"

namespace basalt::app {

/** Makes people owners of an account, and takes it from them. GUI thread; made by QML. */
class OwnerEditor : public basalt::app::ApiTask
{
    Q_OBJECT
    QML_ELEMENT

public:
    using ApiTask::ApiTask;

    Q_INVOKABLE void add(const QString &accountId, const QString &userId);
    Q_INVOKABLE void remove(const QString &accountId, const QString &userId);
    /** One's own ownership; `password` is the one of whoever is signed in. */
    Q_INVOKABLE void transfer(const QString &accountId, const QString &userId, const QString &password);

Q_SIGNALS:
    void done();
};

} // namespace basalt::app
