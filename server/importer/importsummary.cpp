// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importer/importsummary.h"

#include <QJsonArray>

#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace basalt::importer {

qint64 ImportSummary::rows() const
{
    return std::accumulate(lines.begin(), lines.end(), qint64{0}, [](qint64 sum, const Line &line) { return sum + line.rows; });
}

qint64 ImportSummary::relations() const
{
    return std::accumulate(lines.begin(), lines.end(), qint64{0},
                           [](qint64 sum, const Line &line) { return sum + line.relations; });
}

QJsonObject ImportSummary::toJson() const
{
    QJsonArray collections;
    for (const Line &line : lines) {
        collections.append(QJsonObject{{u"name"_s, QString::fromUtf8(line.collection)},
                                       {u"rows"_s, line.rows},
                                       {u"fields"_s, line.fields},
                                       {u"relations"_s, line.relations}});
    }
    QJsonArray passedOver;
    for (const SkippedTable &table : skipped)
        passedOver.append(QJsonObject{{u"name"_s, table.name}, {u"reason"_s, table.reason}});
    return {{u"account_code"_s, QString::fromUtf8(accountCode)},
            {u"rows"_s, rows()},
            {u"relations"_s, relations()},
            {u"collections"_s, collections},
            {u"skipped"_s, passedOver}};
}

ImportSummary ImportSummary::fromJson(const QJsonObject &json)
{
    ImportSummary summary;
    summary.accountCode = json.value(u"account_code"_s).toString().toUtf8();
    for (const QJsonValue value : json.value(u"collections"_s).toArray()) {
        const QJsonObject line = value.toObject();
        summary.lines.push_back({line.value(u"name"_s).toString().toUtf8(), line.value(u"rows"_s).toInteger(),
                                 line.value(u"fields"_s).toInteger(), line.value(u"relations"_s).toInteger()});
    }
    for (const QJsonValue value : json.value(u"skipped"_s).toArray()) {
        const QJsonObject table = value.toObject();
        summary.skipped.push_back({table.value(u"name"_s).toString(), table.value(u"reason"_s).toString()});
    }
    return summary;
}

QString ImportSummary::toText() const
{
    const auto row = [](const QString &name, qint64 rowCount, qint64 fields, qint64 relationCount) {
        return u"  %1 %2 rows  %3 fields  %4 relations\n"_s.arg(name, -24)
            .arg(rowCount, 8)
            .arg(fields, 4)
            .arg(relationCount, 3);
    };
    QString text;
    for (const Line &line : lines)
        text += row(QString::fromUtf8(line.collection), line.rows, line.fields, line.relations);
    for (const SkippedTable &table : skipped)
        text += u"  %1 skipped: %2\n"_s.arg(table.name, -24).arg(table.reason);
    return text
        + u"Imported %1 rows into %2 collections with %3 relations, account %4."_s.arg(rows())
              .arg(lines.size())
              .arg(relations())
              .arg(QString::fromUtf8(accountCode));
}

} // namespace basalt::importer
