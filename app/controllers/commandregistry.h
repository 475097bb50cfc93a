// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QList>

namespace basalt::app {

class Command;

/** All commands that exist right now, as a list. GUI thread; owned by AppContext. */
class CommandRegistry : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(QString readOnlyReason READ readOnlyReason NOTIFY readOnlyReasonChanged FINAL)

public:
    enum Role {
        CommandRole = Qt::UserRole + 1,
        IdRole,
        TitleRole,
        CategoryRole,
        IconRole,
        ShortcutRole,
        ShortcutTextRole,
        EnabledRole,
        ListedRole,
        KeywordsRole
    };

    explicit CommandRegistry(QObject *parent = nullptr);
    ~CommandRegistry() override;
    Q_DISABLE_COPY_MOVE(CommandRegistry)

    /** The one registry, null before and after AppContext. */
    [[nodiscard]] static CommandRegistry *instance();

    void add(Command *command);
    void remove(Command *command);
    [[nodiscard]] int count() const { return int(m_commands.size()); }
    [[nodiscard]] Command *at(int row) const { return m_commands.value(row); }
    [[nodiscard]] Command *find(const QString &id) const;
    /** Runs a command by id; false if there is no such command or it is disabled. */
    Q_INVOKABLE bool run(const QString &id);
    /** Runs the newest enabled command with that shortcut. */
    Q_INVOKABLE void runKey(const QString &shortcut);

    /** Why no command may change anything at the moment; empty: they may. */
    [[nodiscard]] QString readOnlyReason() const { return m_readOnlyReason; }
    void setReadOnlyReason(const QString &reason);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();
    void readOnlyReasonChanged();

private:
    QList<Command *> m_commands;
    QString m_readOnlyReason;
};

} // namespace basalt::app
