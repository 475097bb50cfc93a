// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apitask.h"

namespace basalt::app {

/** Gives permission sets to people and groups, and takes them back. GUI thread; made by QML. */
class AssignmentEditor : public basalt::app::ApiTask
{
    Q_OBJECT
    QML_ELEMENT

public:
    using ApiTask::ApiTask;

    /** `target`: `user` or `group`. `lastDay` is the last day that it counts on, `2030-01-31` in UTC; empty: for ever. */
    Q_INVOKABLE void give(const QString &setId, const QString &target, const QString &targetId, const QString &lastDay);
    Q_INVOKABLE void takeBack(const QString &assignmentId);
    /** Whether a text is a day, and none that is over. */
    Q_INVOKABLE [[nodiscard]] bool isDay(const QString &text) const;
    /** Today and so many days, as a day is written. */
    Q_INVOKABLE [[nodiscard]] QString dayIn(int days) const;

Q_SIGNALS:
    void given();
    void takenBack();
};

} // namespace basalt::app
