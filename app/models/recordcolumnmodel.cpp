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
const QString kFrozenKey = u"#frozen"_s; // no name of a field

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
    if (!collection.isGrouped) {
        fields += systemField(u"created_at"_s, u"datetime"_s);
        fields += systemField(u"updated_at"_s, u"datetime"_s);
    }

    beginResetModel();
    m_columns.clear();
    for (const FieldInfo &field : std::as_const(fields))
        m_columns += Column{field, usualWidth(field), true, {}};
    arrange(m_settings.value(settingsKey).toMap());
    endResetModel();
    Q_EMIT layoutChangedByUser();
}

void RecordColumnModel::arrange(const QVariantMap &remembered)
{
    for (Column &column : m_columns) {
        const QVariantMap entry = remembered.value(column.field.name).toMap();
        column.width = entry.value(u"width"_s, column.width).toInt();
        column.visible = entry.value(u"visible"_s, true).toBool();
    }
    // Fields that came later stand behind those that were arranged.
    const auto placeOf = [&](const Column &column) {
        return remembered.value(column.field.name).toMap().value(u"place"_s, int(m_columns.size())).toInt();
    };
    std::stable_sort(m_columns.begin(), m_columns.end(),
                     [&](const Column &a, const Column &b) { return placeOf(a) < placeOf(b); });
    m_frozen = std::clamp(remembered.value(kFrozenKey).toInt(), 0, int(m_columns.size()));
}

QVariantMap RecordColumnModel::layout() const
{
    QVariantMap layout{{kFrozenKey, m_frozen}};
    for (int place = 0; place < count(); ++place) {
        const Column &column = m_columns.at(place);
        layout.insert(column.field.name,
                      QVariantMap{{u"width"_s, column.width}, {u"visible"_s, column.visible}, {u"place"_s, place}});
    }
    return layout;
}

void RecordColumnModel::setLayout(const QVariantMap &layout)
{
    beginResetModel();
    arrange(layout);
    endResetModel();
    Q_EMIT layoutChangedByUser();
    store();
}

int RecordColumnModel::frozenWidth() const
{
    int sum = 0;
    for (int column = 0; column < m_frozen; ++column)
        sum += width(column);
    return sum;
}

void RecordColumnModel::move(int from, int to)
{
    if (from < 0 || to < 0 || from >= count() || to >= count() || from == to)
        return;
    Q_EMIT aboutToMove(from, to);
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    m_columns.move(from, to);
    endMoveRows();
    Q_EMIT moved();
    Q_EMIT layoutChangedByUser();
    store();
}

void RecordColumnModel::setFrozen(int column, bool frozen)
{
    if (column < 0 || column >= count() || (column < m_frozen) == frozen)
        return;
    const int target = frozen ? m_frozen : m_frozen - 1;
    m_frozen += frozen ? 1 : -1;
    move(column, target);
    Q_EMIT dataChanged(index(0), index(count() - 1), {FrozenRole});
    Q_EMIT layoutChangedByUser();
    Q_EMIT placesChanged();
    store();
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
    case FrozenRole: return index.row() < m_frozen;
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
            {RequiredRole, "mandatory"},
            {FrozenRole, "frozen"}};
}

int RecordColumnModel::width(int column) const
{
    if (column < 0 || column >= count() || !m_columns.at(column).visible)
        return 0;
    return m_columns.at(column).width;
}

int RecordColumnModel::place(int column) const
{
    int sum = 0;
    for (int each = column < m_frozen ? 0 : m_frozen; each < column; ++each)
        sum += width(each);
    return sum;
}

int RecordColumnModel::columnAt(double x, bool frozen) const
{
    const int end = frozen ? m_frozen : count();
    int found = frozen ? 0 : m_frozen;
    double right = 0;
    for (int column = found; column < end; ++column) {
        if (width(column) == 0)
            continue;
        found = column;
        right += width(column);
        if (x < right)
            break;
    }
    return found;
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
    Q_EMIT placesChanged();
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
    m_settings.setValue(m_settingsKey, layout());
}

} // namespace basalt::app
