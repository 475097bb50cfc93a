// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

#include <QTimer>

namespace basalt::app {

/** Invitations into the chosen account or all, the newest first, fetched further as one scrolls. GUI thread; made by QML. */
class InvitationListModel : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString state MEMBER m_state NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString search MEMBER m_search NOTIFY filterChanged FINAL)
    Q_PROPERTY(bool active MEMBER m_active NOTIFY filterChanged FINAL)
    Q_PROPERTY(double total READ total NOTIFY countChanged FINAL)
    Q_PROPERTY(bool waiting READ isWaiting NOTIFY loadingChanged FINAL)

public:
    explicit InvitationListModel(QObject *parent = nullptr);

    [[nodiscard]] double total() const { return double(m_total); }
    [[nodiscard]] bool isWaiting() const { return m_pause.isActive() || isLoading(); }
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    Q_INVOKABLE void reload();

Q_SIGNALS:
    void filterChanged();

private:
    void fetch(bool fromStart);

    QString m_state;  ///< `pending`, `accepted`, `rejected`, `revoked`, `expired` or empty
    QString m_search; ///< in the address
    QTimer m_pause;
    qint64 m_total = 0;
    bool m_active = true;
};

} // namespace basalt::app
