// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSortFilterProxyModel>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/**
 * Commands for the palette and the shortcut sheet: those that can run, found by any part of their words in any order, best
 * match first. The source is the one command registry.
 */
class CommandFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    Q_PROPERTY(bool withShortcutOnly READ withShortcutOnly WRITE setWithShortcutOnly NOTIFY withShortcutOnlyChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    explicit CommandFilterModel(QObject *parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    /** For the shortcut sheet: commands without a shortcut are left out, disabled ones stay. */
    [[nodiscard]] bool withShortcutOnly() const { return m_withShortcutOnly; }
    void setWithShortcutOnly(bool only);
    [[nodiscard]] int count() const { return rowCount(); }

    /** Runs the command in a row of this model. */
    Q_INVOKABLE void run(int row);

Q_SIGNALS:
    void textChanged();
    void withShortcutOnlyChanged();
    void countChanged();

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    [[nodiscard]] int score(const QModelIndex &source) const;

    QString m_text;
    QStringList m_words;
    bool m_withShortcutOnly = false;
};

} // namespace basalt::app
