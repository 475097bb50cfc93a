// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "answerlistmodel.h"

#include "apiclient.h"
#include "appcontext.h"

#include <QDateTime>
#include <QJsonArray>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

AnswerListModel::AnswerListModel(std::vector<Column> columns, QObject *parent)
    : QAbstractListModel(parent)
    , m_columns(std::move(columns))
{ }

AnswerListModel::Column AnswerListModel::text(const char *role, const char *member)
{
    return {role, [key = QLatin1StringView(member)](const QJsonObject &row) { return row.value(key).toString(); }};
}

AnswerListModel::Column AnswerListModel::flag(const char *role, const char *member)
{
    return {role, [key = QLatin1StringView(member)](const QJsonObject &row) { return row.value(key).toBool(); }};
}

AnswerListModel::Column AnswerListModel::number(const char *role, const char *member)
{
    return {role, [key = QLatin1StringView(member)](const QJsonObject &row) { return row.value(key).toDouble(); }};
}

int AnswerListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant AnswerListModel::data(const QModelIndex &index, int role) const
{
    const auto column = size_t(role - Qt::UserRole - 1);
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role <= Qt::UserRole || column >= m_columns.size())
        return {};
    return m_columns[column].value(m_rows.at(index.row()));
}

QHash<int, QByteArray> AnswerListModel::roleNames() const
{
    QHash<int, QByteArray> names;
    for (size_t column = 0; column < m_columns.size(); ++column)
        names.insert(Qt::UserRole + 1 + int(column), m_columns[column].role);
    return names;
}

QString AnswerListModel::textAt(int row, const QString &member) const
{
    return m_rows.value(row).value(member).toString();
}

int AnswerListModel::rowOf(const QString &id) const
{
    for (int row = 0; row < count(); ++row) {
        if (m_rows.at(row).value("id"_L1).toString() == id)
            return row;
    }
    return -1;
}

void AnswerListModel::ask(const ApiRequest &request, std::function<void(const ApiResponse &)> arrived)
{
    setLoading(true);
    AppContext::instance()->client().send(
        request, this, [this, arrived = std::move(arrived), generation = ++m_generation](const ApiResult &result) {
            if (generation != m_generation)
                return;
            m_error = result ? ApiError() : result.error();
            Q_EMIT errorChanged();
            if (result) {
                m_loaded = true;
                m_asOf = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
                arrived(*result);
            }
            // The answer may have led to another question.
            if (generation == m_generation)
                setLoading(false);
        });
}

void AnswerListModel::drop()
{
    ++m_generation;
    m_loaded = false;
    m_error = {};
    Q_EMIT errorChanged();
    setRows({});
    setLoading(false);
    Q_EMIT loadingChanged();
}

void AnswerListModel::setRows(const QList<QJsonObject> &rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
    Q_EMIT countChanged();
}

void AnswerListModel::appendRows(const QList<QJsonObject> &rows)
{
    if (rows.isEmpty())
        return;
    beginInsertRows({}, count(), count() + int(rows.size()) - 1);
    m_rows += rows;
    endInsertRows();
    Q_EMIT countChanged();
}

void AnswerListModel::replaceRow(const QJsonObject &row)
{
    const int place = rowOf(row.value("id"_L1).toString());
    if (place < 0)
        return;
    m_rows[place] = row;
    Q_EMIT dataChanged(index(place), index(place));
}

QList<QJsonObject> AnswerListModel::objects(const QJsonArray &items)
{
    QList<QJsonObject> rows;
    rows.reserve(items.size());
    for (const QJsonValue &item : items)
        rows += item.toObject();
    return rows;
}

void AnswerListModel::setLoading(bool loading)
{
    if (m_loading == loading)
        return;
    m_loading = loading;
    Q_EMIT loadingChanged();
}

} // namespace basalt::app
