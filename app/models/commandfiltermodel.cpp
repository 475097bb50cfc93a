// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandfiltermodel.h"

#include "command.h"
#include "commandregistry.h"

namespace basalt::app {

CommandFilterModel::CommandFilterModel(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSourceModel(CommandRegistry::instance());
    setDynamicSortFilter(true);
    sort(0);
    connect(this, &QAbstractItemModel::rowsInserted, this, &CommandFilterModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &CommandFilterModel::countChanged);
    connect(this, &QAbstractItemModel::modelReset, this, &CommandFilterModel::countChanged);
    connect(this, &QAbstractItemModel::layoutChanged, this, &CommandFilterModel::countChanged);
}

void CommandFilterModel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    m_words = text.toCaseFolded().split(QChar::Space, Qt::SkipEmptyParts);
    invalidate();
    Q_EMIT textChanged();
}

void CommandFilterModel::setWithShortcutOnly(bool only)
{
    if (m_withShortcutOnly == only)
        return;
    m_withShortcutOnly = only;
    invalidate();
    Q_EMIT withShortcutOnlyChanged();
}

void CommandFilterModel::run(int row)
{
    const QModelIndex source = mapToSource(index(row, 0));
    if (Command *command = CommandRegistry::instance()->at(source.row()))
        command->trigger();
}

int CommandFilterModel::score(const QModelIndex &source) const
{
    constexpr int kPrefix = 3;
    constexpr int kWordStart = 2;
    const QString title = source.data(CommandRegistry::TitleRole).toString().toCaseFolded();
    const QString others = source.data(CommandRegistry::KeywordsRole).toString().toCaseFolded() + QChar::Space
        + source.data(CommandRegistry::CategoryRole).toString().toCaseFolded();
    int points = 0;
    for (const QString &word : m_words) {
        if (title.startsWith(word))
            points += kPrefix;
        else if (title.contains(QChar::Space + word))
            points += kWordStart;
        else if (title.contains(word) || others.contains(word))
            points += 1;
        else
            return -1;
    }
    return points;
}

bool CommandFilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex source = sourceModel()->index(row, 0, parent);
    if (m_withShortcutOnly)
        return !source.data(CommandRegistry::ShortcutRole).toString().isEmpty();
    return source.data(CommandRegistry::EnabledRole).toBool() && source.data(CommandRegistry::ListedRole).toBool()
        && score(source) >= 0;
}

bool CommandFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (!m_words.isEmpty()) {
        const int leftScore = score(left);
        const int rightScore = score(right);
        if (leftScore != rightScore)
            return leftScore > rightScore;
    }
    const QString leftCategory = left.data(CommandRegistry::CategoryRole).toString();
    const QString rightCategory = right.data(CommandRegistry::CategoryRole).toString();
    if (leftCategory != rightCategory)
        return leftCategory.localeAwareCompare(rightCategory) < 0;
    return left.row() < right.row();
}

} // namespace basalt::app
