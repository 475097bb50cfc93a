// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>
#include <QTimer>

namespace basalt::app {

class ApiClient;
class CollectionListModel;

/**
 * Names for records that others refer to: asks for them in batches, by id, and keeps them. The grid shows the short id until
 * a name is there. GUI thread; owned by RecordTables.
 */
class ReferenceLabels : public QObject
{
    Q_OBJECT

public:
    ReferenceLabels(ApiClient &client, CollectionListModel &collections, QObject *parent = nullptr);

    /** The record's name; null if it is not known yet, in which case it is asked for and labelsArrived follows. */
    [[nodiscard]] QString label(const QString &collection, const QString &id);
    /** The id of the record that is known by this name, if there is exactly one. */
    [[nodiscard]] QString idOf(const QString &collection, const QString &label) const;
    void learn(const QString &collection, const QString &id, const QString &label);
    void clear();

Q_SIGNALS:
    void labelsArrived(const QString &collection);

private:
    void askForWanted();
    void ask(const QString &collection, const QStringList &ids);

    ApiClient &m_client;
    CollectionListModel &m_collections;
    QHash<QString, QHash<QString, QString>> m_labels;
    QHash<QString, QSet<QString>> m_wanted;
    QTimer m_timer;
};

} // namespace basalt::app
