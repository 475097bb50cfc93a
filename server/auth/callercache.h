// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/principal.h"

#include <QByteArray>

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace basalt::auth {

/**
 * Callers by token, so that most requests need no look-up. A token is kept without its signature, and of that a hash under a
 * key of this process: a dump of the table holds no token. Only used where all changes come through this process (SQLite); the
 * services drop what a commit made stale, before anybody hears of the commit.
 *
 * Thread-safe.
 */
class CallerCache
{
public:
    /** A caller that passed every check, and until when the token lasts. */
    struct Entry
    {
        Principal principal;
        qint64 expiresAtMs = 0;
        QByteArray signedPart; ///< of the token
    };

    explicit CallerCache(size_t maxEntries = 20'000);
    Q_DISABLE_COPY_MOVE(CallerCache)

    /** What a token's signature is for (RFC 7515 section 3.1); all of what is not of that form. */
    [[nodiscard]] static QByteArrayView signedPart(QByteArrayView token);
    /** Of the signature: who has that and the rest has the token, and it is the shorter of the two to hash. */
    [[nodiscard]] QByteArray keyOf(QByteArrayView token) const;
    /** Null: not there, of another token, or past its time. */
    [[nodiscard]] std::shared_ptr<const Entry> find(const QByteArray &key, QByteArrayView token, qint64 nowMs);

    /** To be taken before the rows are read that an entry is made of. */
    [[nodiscard]] quint64 generation() const { return m_generation.load(std::memory_order_acquire); }
    /** Does nothing if anything was dropped since `generation`: the rows may have been read before that change. */
    void insert(const QByteArray &key, std::shared_ptr<const Entry> entry, quint64 generation);

    /** Called after each drop, on the thread that drops: what lasts longer than a request asks again who may. Set once, early. */
    void onDropped(std::function<void()> callback) { m_dropped = std::move(callback); }

    void dropSession(const QByteArray &sessionId);
    void dropUser(const QByteArray &userId);
    void dropAccount(const QByteArray &accountId);
    void clear();

private:
    struct KeyHash
    {
        size_t operator()(const QByteArray &key) const;
    };
    struct Shard
    {
        std::mutex mutex;
        std::unordered_map<QByteArray, std::shared_ptr<const Entry>, KeyHash> entries;
    };
    static constexpr size_t kShards = 16;

    [[nodiscard]] Shard &shardOf(const QByteArray &key);
    template <class Predicate>
    void dropIf(Predicate predicate);

    const QByteArray m_hashKey;
    const size_t m_maxPerShard;
    std::array<Shard, kShards> m_shards;
    std::atomic<quint64> m_generation = 0;
    std::function<void()> m_dropped;
};

} // namespace basalt::auth
