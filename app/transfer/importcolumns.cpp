// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importcolumns.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

constexpr qsizetype kSamplesInLine = 3;

/** `Full Name`, `full-name` and `fullName` are `full_name`. */
QString folded(const QString &name)
{
    QString letters;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD)) {
        if (c.isLetterOrNumber())
            letters += c.toCaseFolded();
    }
    return letters;
}

bool isWritable(const FieldInfo &field)
{
    return !field.system && !field.computed;
}

} // namespace

ImportColumns::ImportColumns(QObject *parent) : QAbstractListModel(parent) { }

int ImportColumns::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ImportColumns::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Column &column = m_columns.at(index.row());
    switch (role) {
    case NameRole:
    case Qt::DisplayRole: return column.name;
    case SampleRole: {
        QStringList shown = column.samples;
        shown.removeAll(QString());
        return shown.mid(0, kSamplesInLine).join(u" · "_s).simplified();
    }
    case SamplesRole: return column.samples;
    case TargetRole: return column.target;
    case ProblemRole: return problemOf(column);
    case NumericRole: {
        const FieldInfo *target = field(column.target);
        return target && target->isNumeric();
    }
    default: return {};
    }
}

QHash<int, QByteArray> ImportColumns::roleNames() const
{
    return {{NameRole, "name"},     {SampleRole, "sample"},   {SamplesRole, "samples"},
            {TargetRole, "target"}, {ProblemRole, "problem"}, {NumericRole, "numeric"}};
}

int ImportColumns::mappedCount() const
{
    return int(std::count_if(m_columns.cbegin(), m_columns.cend(), [](const Column &each) { return !each.target.isEmpty(); }));
}

QStringList ImportColumns::unfilled() const
{
    QStringList names;
    for (const FieldInfo &each : m_fields) {
        if (isWritable(each) && each.required && each.defaultValue.isNull() && !fills(each.name))
            names += each.name;
    }
    return names;
}

const FieldInfo *ImportColumns::field(const QString &name) const
{
    const auto found =
        std::find_if(m_fields.cbegin(), m_fields.cend(), [&](const FieldInfo &each) { return each.name == name; });
    return found == m_fields.cend() ? nullptr : &*found;
}

bool ImportColumns::fills(const QString &name) const
{
    return std::any_of(m_columns.cbegin(), m_columns.cend(), [&](const Column &each) { return each.target == name; });
}

bool ImportColumns::contains(const QString &column) const
{
    return std::any_of(m_columns.cbegin(), m_columns.cend(), [&](const Column &each) { return each.name == column; });
}

QString ImportColumns::problemOf(const Column &column) const
{
    if (column.isTwice && !column.target.isEmpty())
        return tr("Two columns have this name.");
    const auto same = [&](const Column &each) { return each.target == column.target; };
    if (!column.target.isEmpty() && std::count_if(m_columns.cbegin(), m_columns.cend(), same) > 1)
        return tr("Another column goes into this field.");
    return m_refusals.value(column.name);
}

void ImportColumns::setFields(const QList<FieldInfo> &fields, bool withAccount)
{
    // Looking at the page again changes nothing.
    if (m_fields == fields && m_withAccount == withAccount)
        return;
    m_fields = fields;
    m_withAccount = withAccount;
    updateTargets();
}

void ImportColumns::setKey(const QString &key)
{
    if (m_key == key)
        return;
    m_key = key;
    updateTargets();
}

void ImportColumns::updateTargets()
{
    QStringList targets{QString()};
    if (m_key == "id"_L1)
        targets += m_key;
    for (const FieldInfo &each : std::as_const(m_fields)) {
        if (isWritable(each))
            targets += each.name;
    }
    if (m_withAccount)
        targets += u"account_id"_s;
    if (targets != m_targets) {
        m_targets = targets;
        Q_EMIT targetsChanged();
    }
    guess();
    emitAll();
}

void ImportColumns::setHead(const TableHead &head)
{
    beginResetModel();
    m_columns.clear();
    m_refusals.clear();
    QHash<QString, qsizetype> places;
    for (qsizetype place = 0; place < head.columns.size(); ++place) {
        Column column{head.columns.at(place), {}, {}, false};
        for (const QStringList &row : head.rows)
            column.samples += row.value(place);
        if (const auto other = places.constFind(column.name); other != places.cend())
            column.isTwice = m_columns[*other].isTwice = true;
        places.insert(column.name, place);
        m_columns += column;
    }
    guess();
    endResetModel();
    Q_EMIT changed();
}

/** What was chosen stands; the others go where their name says, each field being filled once. */
void ImportColumns::guess()
{
    QSet<QString> taken;
    const auto isChosen = [this](const Column &column) {
        return m_chosen.contains(column.name) && m_targets.contains(m_chosen.value(column.name));
    };
    for (Column &column : m_columns) {
        column.target = isChosen(column) ? m_chosen.value(column.name) : QString();
        taken.insert(column.target);
    }
    // The same name first, then a similar one.
    for (const bool isExact : {true, false}) {
        for (Column &column : m_columns) {
            if (isChosen(column) || column.isTwice || !column.target.isEmpty())
                continue;
            column.target = guessOf(column.name, isExact, taken);
            taken.insert(column.target);
        }
    }
}

QString ImportColumns::guessOf(const QString &name, bool isExact, const QSet<QString> &taken) const
{
    if (isExact)
        return m_targets.contains(name) && !taken.contains(name) ? name : QString();
    const QString wanted = folded(name);
    for (const QString &target : m_targets) {
        // Whose a record is nobody guesses from a similar name.
        if (!target.isEmpty() && target != "account_id"_L1 && !taken.contains(target) && folded(target) == wanted)
            return target;
    }
    return {};
}

void ImportColumns::setTarget(int row, const QString &target)
{
    if (row < 0 || row >= count() || m_columns.at(row).target == target || !m_targets.contains(target))
        return;
    m_columns[row].target = target;
    m_chosen.insert(m_columns.at(row).name, target);
    m_refusals.remove(m_columns.at(row).name);
    emitAll();
}

void ImportColumns::setRefusals(const QHash<QString, QString> &refusals)
{
    m_refusals = refusals;
    emitAll();
}

QJsonObject ImportColumns::mapping() const
{
    QJsonObject mapping;
    for (const Column &column : m_columns) {
        // Of two columns of one name the server refuses what either of them is to fill.
        if (!mapping.value(column.name).isString())
            mapping.insert(column.name, column.target.isEmpty() ? QJsonValue() : QJsonValue(column.target));
    }
    return mapping;
}

void ImportColumns::emitAll()
{
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1));
    Q_EMIT changed();
}

} // namespace basalt::app
