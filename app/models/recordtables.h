// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"
#include "referencelabels.h"

#include <QHash>
#include <QObject>
#include <QStringList>

namespace basalt::app {

class ApiClient;
class AppSettings;
class CollectionListModel;
class RecordTableModel;

/**
 * The tables that are open: one per collection, so that coming back to one finds it as it was. A table with staged edits is
 * kept until they are committed or discarded. GUI thread; owned by AppContext.
 */
class RecordTables : public QObject
{
    Q_OBJECT
    Q_PROPERTY(int stagedTotal READ stagedTotal NOTIFY stagedChanged FINAL)

public:
    RecordTables(ApiClient &client, AppSettings &settings, CollectionListModel &collections, QObject *parent = nullptr);
    ~RecordTables() override;
    Q_DISABLE_COPY_MOVE(RecordTables)

    /** The table of a collection, made if there is none yet. Never null for a name. */
    Q_INVOKABLE basalt::app::RecordTableModel *table(const QString &collection);
    [[nodiscard]] int stagedTotal() const;
    /** Staged changes of one collection; bindings are told by `stagedTotal`. */
    Q_INVOKABLE [[nodiscard]] int stagedIn(const QString &collection) const;
    [[nodiscard]] ReferenceLabels &labels() { return m_labels; }

    /** Signed in anew: everything is fetched again, what is staged stays. */
    void reloadAll();
    /** Somebody else wrote records of a collection; nothing happens if its table is not open. */
    void reload(const QString &collection);
    /** Another account: nothing of the one before is shown or sent any more. reloadAll() comes next. */
    void startOver();
    /** Another server: everything goes. */
    void clear();
    /** The collection's fields were changed. */
    Q_INVOKABLE void forget(const QString &collection);

Q_SIGNALS:
    void stagedChanged();

private:
    void dropOldest();

    ApiClient &m_client;
    AppSettings &m_settings;
    CollectionListModel &m_collections;
    ReferenceLabels m_labels;
    QHash<QString, RecordTableModel *> m_tables;
    QStringList m_order; ///< least recently used first
};

} // namespace basalt::app
