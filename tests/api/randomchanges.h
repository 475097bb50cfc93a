// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "accessworld.h"
#include "random/randomsource.h"

#include <atomic>
#include <mutex>
#include <vector>

namespace basalt::test {

/**
 * Changes at random, by many clients at once: of users, owners, groups, members, sets, assignments and access lists of the account
 * `lab`, and of whole accounts, which come, are deleted, restored and purged.
 */
class RandomChanges
{
public:
    /** Somebody who signed in to an account that was made here. */
    struct Guest
    {
        QByteArray accountId;
        QByteArray token;
    };

    explicit RandomChanges(AccessWorld &world);
    Q_DISABLE_COPY_MOVE(RandomChanges)

    /** Each of the people changes things for so long, on a thread of his own; the same seed makes the same choices. */
    void run(const std::vector<QByteArray> &people, quint32 seed, qint64 milliseconds);

    [[nodiscard]] int done() const { return m_done; }
    [[nodiscard]] int refused() const { return m_refused; }
    /** The first answer, or state between two changes, that should not have been; null if there was none. */
    [[nodiscard]] const QByteArray &problem() const { return m_problem; }
    [[nodiscard]] const std::vector<Guest> &guests() const { return m_guests; }

private:
    using List = std::vector<QByteArray>;
    /** What there is to be changed, as far as the clients know. */
    struct Known
    {
        List groups;
        List sets;
        List assignments;
        List accounts;
    };

    [[nodiscard]] std::unique_ptr<HttpClient> clientOf(const QByteArray &person) const;
    void runClient(quint32 seed, const QByteArray &person, qint64 milliseconds);
    void step(HttpClient &client, RandomSource &random, const QByteArray &name);
    void changeGroup(HttpClient &client, RandomSource &random, const QByteArray &name);
    void changeSet(HttpClient &client, RandomSource &random, const QByteArray &name);
    void changeUser(HttpClient &client, RandomSource &random, const QByteArray &name);
    void changeAccessList(HttpClient &client, RandomSource &random);
    void changeAccount(HttpClient &client, RandomSource &random, const QByteArray &name);
    void makeAccount(HttpClient &client, const QByteArray &name);
    void checkBetween(HttpClient &client);

    /** The answer to a change; notes one that is no success and no documented refusal. */
    HttpAnswer send(HttpClient &client, const QByteArray &method, const QByteArray &path, const QByteArray &body = {});
    void complain(const QByteArray &problem);
    [[nodiscard]] QByteArray any(List Known::*list, RandomSource &random);
    [[nodiscard]] QByteArray permission(RandomSource &random) const;
    /** What the answer tells to have been made is there to be changed from now on. */
    void know(List Known::*list, const HttpAnswer &made);

    AccessWorld &m_world;
    List m_people;
    std::mutex m_mutex; ///< for what follows
    Known m_known;
    std::vector<Guest> m_guests;
    QByteArray m_problem;
    std::atomic<int> m_done = 0;
    std::atomic<int> m_refused = 0;
};

} // namespace basalt::test
