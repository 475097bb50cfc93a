// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apitask.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>

namespace basalt::app {

/**
 * Brings the members of a group to a list of addresses: looks first whose they are and who would come and go, and sends the list
 * when that was seen. The server has one such list for a group; who is in it for another reason stays. GUI thread; made by QML.
 */
class MemberSync : public basalt::app::ApiTask
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString listed READ listed NOTIFY groupChanged FINAL)
    Q_PROPERTY(bool looking READ isLooking NOTIFY lookChanged FINAL)
    Q_PROPERTY(bool known READ isKnown NOTIFY lookChanged FINAL)
    Q_PROPERTY(basalt::app::ApiError problem READ problem NOTIFY lookChanged FINAL)
    Q_PROPERTY(int total READ total NOTIFY lookChanged FINAL)
    Q_PROPERTY(int done READ done NOTIFY lookChanged FINAL)
    Q_PROPERTY(bool tooMany READ isTooMany NOTIFY lookChanged FINAL)
    Q_PROPERTY(QStringList joining READ joining NOTIFY lookChanged FINAL)
    Q_PROPERTY(QStringList leaving READ leaving NOTIFY lookChanged FINAL)
    Q_PROPERTY(QStringList unknown READ unknown NOTIFY lookChanged FINAL)
    Q_PROPERTY(int staying READ staying NOTIFY lookChanged FINAL)
    Q_PROPERTY(bool oneself READ isOneself NOTIFY lookChanged FINAL)

public:
    /** What the server takes at once. */
    static constexpr int kMostListed = 5000;

    using ApiTask::ApiTask;

    /** Who is in the group by a list, one address in each line. */
    [[nodiscard]] QString listed() const;
    [[nodiscard]] bool isLooking() const { return m_looking; }
    /** What follows from the list is known: it can be sent. */
    [[nodiscard]] bool isKnown() const { return m_known; }
    /** Why it could not be looked at. */
    [[nodiscard]] const ApiError &problem() const { return m_problem; }
    [[nodiscard]] int total() const { return int(m_addresses.size()); }
    [[nodiscard]] int done() const { return m_done; }
    [[nodiscard]] bool isTooMany() const { return m_addresses.size() > kMostListed; }
    [[nodiscard]] QStringList joining() const { return m_joining; }
    [[nodiscard]] QStringList leaving() const { return m_leaving; }
    /** Addresses of nobody in the group's account. */
    [[nodiscard]] QStringList unknown() const { return m_unknown; }
    [[nodiscard]] int staying() const { return m_staying; }
    /** The caller stands in the list: nobody adds himself. */
    [[nodiscard]] bool isOneself() const { return m_oneself; }

    /** The group that it is about, and the account whose people may be in it. */
    Q_INVOKABLE void begin(const QString &groupId, const QString &accountId);
    /** Looks who is meant. `text`: addresses, separated by line, comma or semicolon; `Name <address>` will do. */
    Q_INVOKABLE void look(const QString &text);
    /** Gives up looking, and forgets what was found. */
    Q_INVOKABLE void forget();
    /** Sends the list that was looked at. */
    Q_INVOKABLE void send();

    /** The addresses in a text, each once, in their order. */
    [[nodiscard]] static QStringList addressesIn(const QString &text);

Q_SIGNALS:
    void groupChanged();
    void lookChanged();
    void synced(int added, int removed);

private:
    void askForMembers(std::function<void()> arrived);
    void lookUpNext();
    void take(const QJsonObject &user);
    void conclude();
    void fail(const ApiError &error);
    [[nodiscard]] static bool isListed(const QJsonObject &member);
    [[nodiscard]] static bool isCaller(const QJsonObject &user);

    QString m_groupId;
    QString m_accountId;
    QHash<QString, QJsonObject> m_members; ///< by folded address
    QStringList m_addresses;
    QStringList m_ids; ///< of whom the list names
    QStringList m_joining;
    QStringList m_leaving;
    QStringList m_unknown;
    ApiError m_problem;
    int m_generation = 0;
    int m_done = 0;
    int m_staying = 0;
    bool m_oneself = false;
    bool m_looking = false;
    bool m_known = false;
};

} // namespace basalt::app
