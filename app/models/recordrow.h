// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QString>

namespace basalt::app {

/** One record as the server last sent it. */
struct RecordRow
{
    QString id;
    qint64 version = 0;
    QJsonObject values;

    [[nodiscard]] static RecordRow fromJson(const QJsonObject &object)
    {
        return {object.value(QLatin1StringView("id")).toString(), object.value(QLatin1StringView("version")).toInteger(),
                object};
    }
};

} // namespace basalt::app
