// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandregistry.h"

#include "command.h"

#include <algorithm>

namespace basalt::app {

namespace {
CommandRegistry *s_instance = nullptr;
} // namespace

CommandRegistry::CommandRegistry(QObject *parent) : QAbstractListModel(parent)
{
    s_instance = this;
}

CommandRegistry::~CommandRegistry()
{
    s_instance = nullptr;
}

CommandRegistry *CommandRegistry::instance()
{
    return s_instance;
}

void CommandRegistry::add(Command *command)
{
    const int row = count();
    beginInsertRows({}, row, row);
    m_commands.append(command);
    endInsertRows();
    connect(command, &Command::changed, this, [this, command] {
        const auto changedRow = m_commands.indexOf(command);
        if (changedRow >= 0)
            Q_EMIT dataChanged(index(int(changedRow)), index(int(changedRow)));
    });
    Q_EMIT countChanged();
}

void CommandRegistry::remove(Command *command)
{
    const auto row = int(m_commands.indexOf(command));
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_commands.removeAt(row);
    endRemoveRows();
    command->disconnect(this);
    Q_EMIT countChanged();
}

Command *CommandRegistry::find(const QString &id) const
{
    // The newest wins: a page that opens over another may define the same command.
    const auto found = std::find_if(m_commands.crbegin(), m_commands.crend(),
                                    [&](const Command *command) { return command->commandId() == id; });
    return found == m_commands.crend() ? nullptr : *found;
}

bool CommandRegistry::run(const QString &id)
{
    Command *command = find(id);
    if (!command || !command->isEnabled())
        return false;
    command->trigger();
    return true;
}

void CommandRegistry::runKey(const QString &shortcut)
{
    const auto found = std::find_if(m_commands.crbegin(), m_commands.crend(), [&](const Command *command) {
        return command->isEnabled() && command->shortcut() == shortcut;
    });
    if (found != m_commands.crend())
        (*found)->trigger();
}

void CommandRegistry::setReadOnlyReason(const QString &reason)
{
    if (m_readOnlyReason == reason)
        return;
    m_readOnlyReason = reason;
    Q_EMIT readOnlyReasonChanged();
    const QList<Command *> commands = m_commands; // who listens may add and remove some
    for (Command *command : commands) {
        if (m_commands.contains(command))
            Q_EMIT command->changed();
    }
}

int CommandRegistry::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant CommandRegistry::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    Command *command = m_commands.at(index.row());
    switch (role) {
    case CommandRole: return QVariant::fromValue(command);
    case IdRole: return command->commandId();
    case TitleRole: return command->title();
    case CategoryRole: return command->category();
    case IconRole: return command->iconName();
    case ShortcutRole: return command->shortcut();
    case ShortcutTextRole: return command->shortcutText();
    case EnabledRole: return command->isEnabled();
    case ListedRole: return command->isListed();
    case KeywordsRole: return command->keywords();
    default: return {};
    }
}

QHash<int, QByteArray> CommandRegistry::roleNames() const
{
    return {{CommandRole, "command"},           {IdRole, "commandId"},           {TitleRole, "title"},
            {CategoryRole, "category"},         {IconRole, "iconName"},          {ShortcutRole, "shortcut"},
            {ShortcutTextRole, "shortcutText"}, {EnabledRole, "commandEnabled"}, {ListedRole, "listed"},
            {KeywordsRole, "keywords"}};
}

} // namespace basalt::app
