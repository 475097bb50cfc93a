// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

#include <QTimer>

namespace basalt::app {

/** People of the chosen account or of all, searched and filtered by the server, fetched further as one scrolls. GUI thread; made by QML. */
class UserListModel : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY filterChanged FINAL)
    Q_PROPERTY(int roleId MEMBER m_roleId NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString type MEMBER m_type NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString state MEMBER m_state NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString sort MEMBER m_sort NOTIFY filterChanged FINAL)
    Q_PROPERTY(bool active MEMBER m_active NOTIFY filterChanged FINAL)
    Q_PROPERTY(double total READ total NOTIFY countChanged FINAL)
    Q_PROPERTY(bool waiting READ isWaiting NOTIFY waitingChanged FINAL)

public:
    explicit UserListModel(QObject *parent = nullptr);

    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString &search);
    [[nodiscard]] double total() const { return double(m_total); }
    /** From the first letter on until what is found fits the text. */
    [[nodiscard]] bool isWaiting() const { return m_waiting; }
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    Q_INVOKABLE void reload();
    /** Locked by hand, or for a while after too many failed sign-ins. */
    [[nodiscard]] static bool isLocked(const QJsonObject &user);

Q_SIGNALS:
    void filterChanged();
    void waitingChanged();

private:
    void fetch(bool fromStart);
    void setWaiting(bool waiting);

    QString m_search;
    QString m_type;  ///< `person`, `service`, `api`, `system` or empty
    QString m_state; ///< `active`, `inactive` or empty
    QString m_sort = QStringLiteral("email");
    QTimer m_pause;
    qint64 m_total = 0;
    int m_roleId = 0; ///< 0: any
    bool m_active = true;
    bool m_waiting = false;
};

} // namespace basalt::app
