// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apitask.h"

namespace basalt::app {

/** Says of whom a second factor is required, and takes that back. GUI thread; made by QML. */
class MfaPolicyEditor : public basalt::app::ApiTask
{
    Q_OBJECT
    QML_ELEMENT

public:
    using ApiTask::ApiTask;

    /** `scope`: `global`, `account` (the chosen one), `group` or `user`, whose id `targetId` is. */
    Q_INVOKABLE void create(const QString &scope, const QString &targetId, bool required);
    Q_INVOKABLE void remove(const QString &policyId);

Q_SIGNALS:
    void created();
    void removed();
};

} // namespace basalt::app
