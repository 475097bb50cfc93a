// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apitask.h"

namespace basalt::app {

/** Registers sign-in providers, and changes and deletes them; for superadmins. GUI thread; made by QML. */
class ProviderEditor : public basalt::app::ApiTask
{
    Q_OBJECT
    QML_ELEMENT

public:
    using ApiTask::ApiTask;

    Q_INVOKABLE void create(const QString &code, const QString &name, bool mapsGroups, bool syncsMembers);
    Q_INVOKABLE void change(const QString &code, const QString &name, bool mapsGroups, bool syncsMembers);
    Q_INVOKABLE void setEnabled(const QString &code, bool enabled);
    Q_INVOKABLE void remove(const QString &code);

Q_SIGNALS:
    void saved(const QString &code, const QString &name);
    void switched(const QString &name, bool enabled);
    void removed();
};

} // namespace basalt::app
