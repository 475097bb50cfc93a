// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apitask.h"

namespace basalt::app {

/** Creates, renames, copies and deletes permission sets. GUI thread; made by QML. */
class PermissionSetEditor : public basalt::app::ApiTask
{
    Q_OBJECT
    QML_ELEMENT

public:
    using ApiTask::ApiTask;

    /** In the account that is chosen. `code` empty: made from the name. */
    Q_INVOKABLE void create(const QString &name, const QString &code, const QString &description);
    Q_INVOKABLE void rename(const QString &id, const QString &name, const QString &description);
    Q_INVOKABLE void copy(const QString &id, const QString &name);
    Q_INVOKABLE void remove(const QString &id);

Q_SIGNALS:
    void saved(const QString &id, const QString &name);
    void removed();

private:
    void save(const ApiRequest &request);
};

} // namespace basalt::app
