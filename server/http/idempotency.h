// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "db/writecontext.h"
#include "http/request.h"
#include "http/response.h"

#include <QByteArray>

#include <chrono>
#include <optional>

namespace basalt::http {

/** What the settings decide about kept answers. */
struct IdempotencyOptions
{
    std::chrono::hours lifetime{24};
    qint64 bytesPerCaller = 64 * 1024 * 1024;
    QByteArray secret; ///< of the installation
};

/** A request that is to be carried out once, however often it is sent. */
struct IdempotentRequest
{
    QByteArray caller;      ///< who may have its answer again
    QByteArray key;         ///< as the caller named it
    QByteArray fingerprint; ///< of all that makes it this request and no other
};

/**
 * Answers to POST requests with an Idempotency-Key, kept in the transaction of the change they tell of: whether a client that
 * heard nothing asks again after a lost connection or after a crash of the server, either the change and its answer are
 * there, or neither. Refusals change nothing and are not kept. Owns the table `idempotency_keys`. Thread-safe.
 */
class IdempotencyKeys
{
public:
    /** `clock` outlives it. */
    IdempotencyKeys(const core::Clock &clock, IdempotencyOptions options);
    Q_DISABLE_COPY_MOVE(IdempotencyKeys)

    /** Nothing without the header; Code::ValidationFailed naming it if it is no key. */
    [[nodiscard]] Result<std::optional<IdempotentRequest>> read(const Request &request) const;

    /** The answer that was given, if there is one. Code::IdempotencyKeyReused if the key belongs to another request. */
    [[nodiscard]] Result<std::optional<Response>> find(db::Connection &connection, const IdempotentRequest &request) const;

    /**
     * Before the change: takes the key. Code::IdempotencyInProgress if somebody else has it, Code::TooManyRequests if the
     * caller's answers fill their room.
     */
    [[nodiscard]] Result<void> claim(db::WriteContext &context, const IdempotentRequest &request) const;
    /** After the change: keeps its answer. */
    [[nodiscard]] Result<void> keep(db::WriteContext &context, const IdempotentRequest &request, const Response &answer) const;

    /** Forgets answers that are out of date, at most `limit` of them; how many there were. Every claim() forgets a few. */
    [[nodiscard]] Result<qint64> purge(db::WriteContext &context, qint64 limit) const;

private:
    [[nodiscard]] QByteArray callerOf(const Request &request) const;
    [[nodiscard]] QByteArray fingerprintOf(const Request &request) const;
    [[nodiscard]] QByteArray now(std::chrono::milliseconds ahead = {}) const;

    const core::Clock &m_clock;
    const IdempotencyOptions m_options;
    const QByteArray m_hashKey;
};

} // namespace basalt::http
