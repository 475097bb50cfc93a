// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apitask.h"

#include <QStringList>

namespace basalt::app {

/** Makes and changes types of things and their roles; for superadmins. GUI thread; made by QML. */
class ResourceEditor : public basalt::app::ApiTask
{
    Q_OBJECT
    QML_ELEMENT

public:
    using ApiTask::ApiTask;

    /** `keyFields` and `flags`: codes with commas or blanks between. No flags: all that there are. */
    Q_INVOKABLE void createType(const QString &code, const QString &name, const QString &keyFields, const QString &flags);
    Q_INVOKABLE void setTypeActive(const QString &code, bool active);
    Q_INVOKABLE void createRole(const QString &code, const QString &name, const QString &type, const QStringList &flags);
    Q_INVOKABLE void changeRole(const QString &code, const QString &name, const QStringList &flags);
    Q_INVOKABLE void removeRole(const QString &code);

Q_SIGNALS:
    void saved(const QString &code);
    void removed();

private:
    void save(const ApiRequest &request);
};

} // namespace basalt::app
