// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/callercache.h"

#include "core/crypto.h"

#include <algorithm>
#include <cstring>

namespace basalt::auth {

namespace {
constexpr qsizetype kHashKeyBytes = 16;
} // namespace

CallerCache::CallerCache(size_t maxEntries)
    : m_hashKey(core::randomBytes(kHashKeyBytes))
    , m_maxPerShard(std::max<size_t>(1, maxEntries / kShards))
{ }

QByteArrayView CallerCache::signedPart(QByteArrayView token)
{
    const qsizetype dot = token.lastIndexOf('.');
    return dot < 0 ? token : token.first(dot);
}

QByteArray CallerCache::keyOf(QByteArrayView token) const
{
    const qsizetype dot = token.lastIndexOf('.');
    return core::shortKeyedHash(token.sliced(dot + 1), m_hashKey);
}

size_t CallerCache::KeyHash::operator()(const QByteArray &key) const
{
    // The key is a hash already; any eight bytes of it will do. The first one chooses the shard.
    size_t value = 0;
    std::memcpy(&value, key.constData() + 8, std::min(sizeof value, static_cast<size_t>(key.size()) - 8));
    return value;
}

CallerCache::Shard &CallerCache::shardOf(const QByteArray &key)
{
    return m_shards[static_cast<unsigned char>(key[0]) % kShards];
}

std::shared_ptr<const CallerCache::Entry> CallerCache::find(const QByteArray &key, QByteArrayView token, qint64 nowMs)
{
    Shard &shard = shardOf(key);
    const std::lock_guard lock(shard.mutex);
    const auto found = shard.entries.find(key);
    if (found == shard.entries.end() || found->second->signedPart != signedPart(token))
        return nullptr;
    if (found->second->expiresAtMs <= nowMs) {
        shard.entries.erase(found);
        return nullptr;
    }
    return found->second;
}

void CallerCache::insert(const QByteArray &key, std::shared_ptr<const Entry> entry, quint64 generation)
{
    Shard &shard = shardOf(key);
    const std::lock_guard lock(shard.mutex);
    // Compared under the lock that a drop must take: either the drop sees this entry, or this sees the drop.
    if (m_generation.load(std::memory_order_acquire) != generation)
        return;
    if (shard.entries.size() >= m_maxPerShard)
        shard.entries.erase(shard.entries.begin());
    shard.entries.insert_or_assign(key, std::move(entry));
}

template <class Predicate>
void CallerCache::dropIf(Predicate predicate)
{
    m_generation.fetch_add(1, std::memory_order_acq_rel);
    for (Shard &shard : m_shards) {
        const std::lock_guard lock(shard.mutex);
        std::erase_if(shard.entries, [&predicate](const auto &item) { return predicate(item.second->principal); });
    }
    if (m_dropped)
        m_dropped();
}

void CallerCache::dropSession(const QByteArray &sessionId)
{
    dropIf([&sessionId](const Principal &principal) { return principal.sessionId == sessionId; });
}

void CallerCache::dropUser(const QByteArray &userId)
{
    dropIf([&userId](const Principal &principal) { return principal.userId == userId; });
}

void CallerCache::dropAccount(const QByteArray &accountId)
{
    dropIf([&accountId](const Principal &principal) { return principal.accountId == accountId; });
}

void CallerCache::clear()
{
    dropIf([](const Principal &) { return true; });
}

} // namespace basalt::auth
