// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordcolumnmodel.h"

#include "appsettings.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

constexpr int kMinWidth = 56;
constexpr int kMaxWidth = 1200;

int usualWidth(const FieldInfo &field)
{
    static const QHash<QString, int> widths{
        {u"id"_s, 132},     {u"text"_s, 190},     {u"number"_s, 104}, {u"integer"_s, 104},   {u"decimal"_s, 104},
        {u"boolean"_s, 92}, {u"datetime"_s, 184}, {u"date"_s, 116},   {u"reference"_s, 176}, {u"json"_s, 220},
        {u"select"_s, 132}, {u"email"_s, 210},    {u"url"_s, 210},
    };
    // The name must fit beside the type's icon, the sort mark and the filter button.
    constexpr int kPerLetter = 8;
    constexpr int kAround = 64;
    return std::max(widths.value(field.type, 160), int(field.name.size()) * kPerLetter + kAround);
}

FieldInfo systemField(const QString &name, const QString &type)
{
    FieldInfo field;
    field.name = name;
    field.type = type;
    field.system = true;
    return field;
}

} // namespace

RecordColumnModel::RecordColumnModel(AppSettings &settings, QObject *parent) : QAbstractListModel(parent), m_settings(settings)
{ }

void RecordColumnModel::setCollection(const CollectionInfo &collection, bool withAccount, const QString &settingsKey)
{
    m_settingsKey = settingsKey;
    QList<FieldInfo> fields{systemField(u"id"_s, u"id"_s)};
    fields += collection.fields;
    if (withAccount)
        fields += systemField(u"account_name"_s, u"text"_s);
    fields += systemField(u"created_at"_s, u"datetime"_s);
    fields += systemField(u"updated_at"_s, u"datetime"_s);

    beginResetModel();
    m_columns.clear();
    const QVariantMap remembered = m_settings.value(settingsKey).toMap();
    for (const FieldInfo &field : std::as_const(fields)) {
        const QVariantMap entry = remembered.value(field.name).toMap();
        m_columns +=
            Column{field, entry.value(u"width"_s, usualWidth(field)).toInt(), entry.value(u"visible"_s, true).toBool(), {}};
    }
    endResetModel();
    Q_EMIT layoutChangedByUser();
}

int RecordColumnModel::totalWidth() const
{
    int sum = 0;
    for (int column = 0; column < count(); ++column)
        sum += width(column);
    return sum;
}

int RecordColumnModel::filteredCount() const
{
    return int(
        std::count_if(m_columns.cbegin(), m_columns.cend(), [](const Column &column) { return !column.filter.isEmpty(); }));
}

int RecordColumnModel::indexOf(const QString &name) const
{
    const auto found =
        std::find_if(m_columns.cbegin(), m_columns.cend(), [&](const Column &column) { return column.field.name == name; });
    return found == m_columns.cend() ? -1 : int(std::distance(m_columns.cbegin(), found));
}

int RecordColumnModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant RecordColumnModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Column &column = m_columns.at(index.row());
    switch (role) {
    case NameRole: return column.field.name;
    case KindRole: return column.field.type;
    case IconRole: return FieldInfo::iconOfType(column.field.type);
    case WidthRole: return width(index.row());
    case VisibleRole: return column.visible;
    case SortRole: return column.field.name != m_sortName ? 0 : m_sortDescending ? -1 : 1;
    case FilterRole: return column.filter;
    case PersonalRole: return column.field.personal;
    case SystemRole: return column.field.system;
    case NumericRole: return column.field.isNumeric();
    case ChoicesRole: return column.field.choices;
    case TargetRole: return column.field.target;
    case RequiredRole: return column.field.required;
    default: return {};
    }
}

QHash<int, QByteArray> RecordColumnModel::roleNames() const
{
    return {{NameRole, "name"},
            {KindRole, "kind"},
            {IconRole, "iconName"},
            {WidthRole, "columnWidth"},
            {VisibleRole, "columnVisible"},
            {SortRole, "sortOrder"},
            {FilterRole, "filterExpression"},
            {PersonalRole, "personal"},
            {SystemRole, "system"},
            {NumericRole, "numeric"},
            {ChoicesRole, "choices"},
            {TargetRole, "target"},
            {RequiredRole, "mandatory"}};
}

int RecordColumnModel::width(int column) const
{
    if (column < 0 || column >= count() || !m_columns.at(column).visible)
        return 0;
    return m_columns.at(column).width;
}

void RecordColumnModel::setWidth(int column, int width)
{
    if (column < 0 || column >= count())
        return;
    const int bounded = std::clamp(width, kMinWidth, kMaxWidth);
    if (m_columns.at(column).width == bounded)
        return;
    m_columns[column].width = bounded;
    Q_EMIT dataChanged(index(column), index(column), {WidthRole});
    Q_EMIT layoutChangedByUser();
    store();
}

void RecordColumnModel::setVisible(int column, bool visible)
{
    if (column < 0 || column >= count() || m_columns.at(column).visible == visible)
        return;
    m_columns[column].visible = visible;
    Q_EMIT dataChanged(index(column), index(column), {VisibleRole, WidthRole});
    Q_EMIT layoutChangedByUser();
    store();
}

int RecordColumnModel::neighbour(int column, int direction) const
{
    for (int next = column + direction; next >= 0 && next < count(); next += direction) {
        if (m_columns.at(next).visible)
            return next;
    }
    return column;
}

void RecordColumnModel::setSort(const QString &name, bool descending)
{
    m_sortName = name;
    m_sortDescending = descending;
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {SortRole});
}

void RecordColumnModel::setFiltered(const QHash<QString, QString> &expressions)
{
    for (Column &column : m_columns)
        column.filter = expressions.value(column.field.name);
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {FilterRole});
    Q_EMIT filteredChanged();
}

void RecordColumnModel::store()
{
    QVariantMap remembered;
    for (const Column &column : std::as_const(m_columns))
        remembered.insert(column.field.name, QVariantMap{{u"width"_s, column.width}, {u"visible"_s, column.visible}});
    m_settings.setValue(m_settingsKey, remembered);
}

} // namespace basalt::app
