// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importfaults.h"

#include "celltext.h"

#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

ImportFaults::ImportFaults(QObject *parent) : QAbstractListModel(parent) { }

int ImportFaults::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ImportFaults::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QJsonObject fault = m_faults.at(index.row()).toObject();
    switch (role) {
    case RowRole: return double(fault.value("row"_L1).toInteger());
    case LineRole: return double(fault.value("line"_L1).toInteger());
    case ColumnRole: return fault.value("column"_L1).toString();
    case MessageRole: return fault.value("message"_L1).toString();
    default: return {};
    }
}

QHash<int, QByteArray> ImportFaults::roleNames() const
{
    return {{RowRole, "row"}, {LineRole, "line"}, {ColumnRole, "column"}, {MessageRole, "message"}};
}

void ImportFaults::setFaults(const QJsonArray &faults)
{
    if (faults == m_faults)
        return;
    beginResetModel();
    m_faults = faults;
    endResetModel();
    Q_EMIT countChanged();
}

QString ImportFaults::asText() const
{
    QList<QStringList> rows{{tr("row"), tr("line"), tr("column"), tr("reason")}};
    for (const QJsonValue fault : m_faults)
        rows += QStringList{QString::number(fault["row"_L1].toInteger()), QString::number(fault["line"_L1].toInteger()),
                            fault["column"_L1].toString(), fault["message"_L1].toString()};
    return celltext::toTabs(rows);
}

} // namespace basalt::app
