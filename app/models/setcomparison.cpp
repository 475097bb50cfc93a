// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "setcomparison.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

SetComparison::SetComparison(QObject *parent) : AnswerListModel({text("code", "code"), text("side", "side")}, parent)
{
    connect(this, &SetComparison::subjectChanged, this, &SetComparison::reload);
}

void SetComparison::setLeft(const QString &id)
{
    if (m_left == id)
        return;
    m_left = id;
    Q_EMIT subjectChanged();
}

void SetComparison::setRight(const QString &id)
{
    if (m_right == id)
        return;
    m_right = id;
    Q_EMIT subjectChanged();
}

void SetComparison::reload()
{
    if (m_left.isEmpty() || m_right.isEmpty())
        return;
    const QString path = ApiRequest::pathOf({u"permission-sets"_s, m_left, u"compare"_s, m_right});
    ask(ApiRequest::get(path), [this](const ApiResponse &answer) {
        QList<QJsonObject> rows;
        for (const auto &[member, side] :
             {std::pair("only_left"_L1, u"left"_s), std::pair("only_right"_L1, u"right"_s), std::pair("both"_L1, u"both"_s)}) {
            const QJsonArray codes = answer.object().value(member).toArray();
            for (const QJsonValue &code : codes)
                rows += {{u"code"_s, code}, {u"side"_s, side}};
        }
        setRows(rows);
    });
}

int SetComparison::countOf(const char *side) const
{
    return int(std::count_if(rows().cbegin(), rows().cend(), [side](const QJsonObject &row) {
        return row.value("side"_L1).toString() == QLatin1StringView(side);
    }));
}

} // namespace basalt::app
