// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "assignmenteditor.h"

#include <QDateTime>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

QDate today()
{
    return QDateTime::currentDateTimeUtc().date();
}

} // namespace

void AssignmentEditor::give(const QString &setId, const QString &target, const QString &targetId, const QString &lastDay)
{
    QJsonObject body{{u"permission_set_id"_s, setId}, {target == "group"_L1 ? u"group_id"_s : u"user_id"_s, targetId}};
    // To the end of the day: the moment from which it no longer counts is the beginning of the next.
    if (!lastDay.isEmpty())
        body.insert(u"ends_at"_s,
                    QString(QDate::fromString(lastDay, Qt::ISODate).addDays(1).toString(Qt::ISODate) + u"T00:00:00Z"_s));
    ask(ApiRequest::send("POST", ApiRequest::pathOf({u"assignments"_s}), body),
        [this](const ApiResponse &) { Q_EMIT given(); });
}

void AssignmentEditor::takeBack(const QString &assignmentId)
{
    ask(ApiRequest::remove(ApiRequest::pathOf({u"assignments"_s, assignmentId})),
        [this](const ApiResponse &) { Q_EMIT takenBack(); });
}

bool AssignmentEditor::isDay(const QString &text) const
{
    const QDate day = QDate::fromString(text, Qt::ISODate);
    return day.isValid() && day >= today();
}

QString AssignmentEditor::dayIn(int days) const
{
    return today().addDays(days).toString(Qt::ISODate);
}

} // namespace basalt::app
