// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

#include <QTimer>

namespace basalt::app {

/**
 * The accounts of the installation, searched and filtered by the server, fetched further as one scrolls. As long as one of them
 * is being purged it looks again and again, until that one is gone. GUI thread; made by QML.
 */
class AccountTableModel : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString search MEMBER m_search NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString state MEMBER m_state NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString sort MEMBER m_sort NOTIFY filterChanged FINAL)
    Q_PROPERTY(bool active MEMBER m_active NOTIFY filterChanged FINAL)
    Q_PROPERTY(double total READ total NOTIFY countChanged FINAL)
    Q_PROPERTY(bool waiting READ isWaiting NOTIFY loadingChanged FINAL)

public:
    explicit AccountTableModel(QObject *parent = nullptr);

    [[nodiscard]] double total() const { return double(m_total); }
    /** From the first letter on until what is found fits the text. */
    [[nodiscard]] bool isWaiting() const { return m_pause.isActive() || isLoading(); }
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    Q_INVOKABLE void reload();
    /** `active`, `suspended`, `deleted`, or `purging`: it is on its way out. */
    [[nodiscard]] static QString stateOf(const QJsonObject &account);

Q_SIGNALS:
    void filterChanged();
    /** It was being purged, and is not there any more. */
    void purged(const QString &name);

private:
    void fetch(bool fromStart);
    void take(const QList<QJsonObject> &accounts, bool fromStart);

    QString m_search;
    QString m_state;                         ///< `active`, `suspended`, `deleted`, `all`; empty: all but deleted ones
    QString m_sort = QStringLiteral("name"); ///< with a minus before it: downward
    QTimer m_pause;
    QTimer m_watch;
    qint64 m_total = 0;
    bool m_active = true;
};

} // namespace basalt::app
