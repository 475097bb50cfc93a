// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/idempotency.h"

#include "core/crypto.h"
#include "core/timestamp.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::http {

namespace {

constexpr qsizetype kMaxKey = 255;
/** What a row takes beside its key and its answer, roughly. */
constexpr qint64 kRowBytes = 256;
/** More than one claim adds, so that a backlog shrinks. */
constexpr qint64 kPurgedPerClaim = 20;

bool isKey(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= kMaxKey
        && std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

QByteArray headersJson(const Headers &headers)
{
    QJsonArray fields;
    for (const auto &[name, value] : headers)
        fields.append(QJsonArray{QString::fromLatin1(name), QString::fromLatin1(value)});
    return QJsonDocument(fields).toJson(QJsonDocument::Compact);
}

Headers headersFrom(QByteArrayView json)
{
    Headers headers;
    const QJsonArray fields = QJsonDocument::fromJson(json.toByteArray()).array();
    for (const QJsonValue &field : fields)
        headers.add(field.toArray().at(0).toString().toLatin1(), field.toArray().at(1).toString().toLatin1());
    return headers;
}

/** One end of what a caller's answers took, in the order they came. */
struct Usage
{
    qint64 usedBytes = 0; ///< of all up to this one
    qint64 storedBytes = 0;
};

Result<std::optional<Usage>> usageAt(db::Connection &connection, const QByteArray &caller, const char *order)
{
    const QByteArray sql = QByteArray("SELECT used_bytes, stored_bytes FROM idempotency_keys WHERE caller = $1 "
                                      "ORDER BY used_bytes ")
        + order + " LIMIT 1";
    BASALT_TRY(auto rows, connection.query(sql, {caller}));
    BASALT_TRY(const bool found, rows.next());
    return found ? std::optional(Usage{rows.integer(0), rows.integer(1)}) : std::nullopt;
}

Error inProgress()
{
    Error error = Error::of(Code::IdempotencyInProgress);
    error.retryAfterSeconds = 1;
    return error;
}

Error full()
{
    constexpr int kRetrySeconds = 600;
    Error error = Error::of(Code::TooManyRequests,
                            u"The kept answers to your requests with an Idempotency-Key fill their room; send this one without "
                            "a key, or later."_s);
    error.retryAfterSeconds = kRetrySeconds;
    return error;
}

} // namespace

IdempotencyKeys::IdempotencyKeys(const core::Clock &clock, IdempotencyOptions options)
    : m_clock(clock)
    , m_options(std::move(options))
    , m_hashKey(core::sha256(QByteArray("idempotency: " + m_options.secret)))
{ }

/** Somebody who is not signed in is known by address and account, of which no more than a hash is kept. */
QByteArray IdempotencyKeys::callerOf(const Request &request) const
{
    const auth::Principal &principal = request.principal;
    if (!principal.isAnonymous())
        return principal.userId;
    const QByteArray known = principal.chosenAccountId + '\n' + request.peerAddress.toString().toUtf8();
    return "anonymous " + core::keyedHash(known, m_hashKey).toHex();
}

/** Keyed, because a body may hold a password, which must not be left to guessing from a copy of the database. */
QByteArray IdempotencyKeys::fingerprintOf(const Request &request) const
{
    // No part can hold a line break but the last.
    const QByteArray text = methodName(request.method).toByteArray() + ' ' + request.path + '?' + request.query + '\n'
        + request.principal.chosenAccountId + '\n' + request.body;
    return core::keyedHash(text, m_hashKey).toHex();
}

Result<std::optional<IdempotentRequest>> IdempotencyKeys::read(const Request &request) const
{
    if (!request.headers.contains("Idempotency-Key"))
        return std::optional<IdempotentRequest>();
    const QByteArray key = request.headers.value("Idempotency-Key");
    if (request.headers.count("Idempotency-Key") > 1 || !isKey(key)) {
        return Error::invalid(u"Idempotency-Key"_s, u"Expected one key of 1 to %1 visible ASCII characters."_s.arg(kMaxKey),
                              u"invalid_key"_s);
    }
    return std::optional(IdempotentRequest{callerOf(request), key, fingerprintOf(request)});
}

Result<std::optional<Response>> IdempotencyKeys::find(db::Connection &connection, const IdempotentRequest &request) const
{
    BASALT_TRY(auto rows,
               connection.query("SELECT fingerprint, status, headers, body FROM idempotency_keys "
                                "WHERE caller = $1 AND idempotency_key = $2 AND expires_at > $3",
                                {request.caller, request.key, now()}));
    BASALT_TRY(const bool found, rows.next());
    if (!found)
        return std::optional<Response>();
    if (rows.text(0) != request.fingerprint)
        return Error::of(Code::IdempotencyKeyReused);
    Response response;
    response.status = int(rows.integer(1));
    response.headers = headersFrom(rows.text(2));
    response.body = rows.blob(3);
    return std::optional(std::move(response));
}

Result<void> IdempotencyKeys::claim(db::WriteContext &context, const IdempotentRequest &request) const
{
    db::Connection &connection = context.connection();
    BASALT_TRY_VOID(purge(context, kPurgedPerClaim));
    BASALT_TRY(const auto newest, usageAt(connection, request.caller, "DESC"));
    BASALT_TRY(const auto oldest, usageAt(connection, request.caller, "ASC"));
    const qint64 used = newest ? newest->usedBytes : 0;
    if (oldest && used - oldest->usedBytes + oldest->storedBytes >= m_options.bytesPerCaller)
        return full();
    const std::vector<db::Value> binds{request.caller,          request.key, request.fingerprint, db::Blob{}, used,
                                       now(m_options.lifetime), now()};
    BASALT_TRY(const qint64 taken, context.unaudited("only a note of the answer", [&](db::Connection &) {
        // An answer that is out of date makes room for the new one.
        return connection.execute(
            "INSERT INTO idempotency_keys (caller, idempotency_key, fingerprint, status, headers, body, stored_bytes, "
            "used_bytes, expires_at) VALUES ($1, $2, $3, 0, '[]', $4, 0, $5, $6) ON CONFLICT (caller, idempotency_key) DO "
            "UPDATE SET fingerprint = excluded.fingerprint, status = 0, headers = '[]', body = excluded.body, stored_bytes = "
            "0, "
            "used_bytes = excluded.used_bytes, expires_at = excluded.expires_at WHERE idempotency_keys.expires_at <= $7",
            binds);
    }));
    if (taken == 0)
        return inProgress();
    return {};
}

Result<void> IdempotencyKeys::keep(db::WriteContext &context, const IdempotentRequest &request, const Response &answer) const
{
    const QByteArray headers = headersJson(answer.headers);
    const qint64 size = kRowBytes + request.key.size() + headers.size() + answer.body.size();
    const std::vector<db::Value> binds{request.caller, request.key,           qint64(answer.status),
                                       headers,        db::Blob{answer.body}, size};
    BASALT_TRY_VOID(context.unaudited("only a note of the answer", [&](db::Connection &connection) {
        return connection.execute("UPDATE idempotency_keys SET status = $3, headers = $4, body = $5, stored_bytes = $6, "
                                  "used_bytes = used_bytes + $6 WHERE caller = $1 AND idempotency_key = $2",
                                  binds);
    }));
    return {};
}

Result<qint64> IdempotencyKeys::purge(db::WriteContext &context, qint64 limit) const
{
    const QByteArray lock = context.connection().dialect().rowLock().toByteArray();
    // Two transactions may purge at the same time: what one of them holds is left to it.
    const QByteArray skip = lock.isEmpty() ? QByteArray() : QByteArray(lock + " SKIP LOCKED");
    return context.unaudited("answers are no facts", [&](db::Connection &connection) {
        return connection.execute(QByteArray("DELETE FROM idempotency_keys WHERE (caller, idempotency_key) IN (SELECT caller, "
                                             "idempotency_key FROM idempotency_keys WHERE expires_at <= $1 ORDER BY expires_at "
                                             "LIMIT $2"
                                             + skip + ')'),
                                  {now(), limit});
    });
}

QByteArray IdempotencyKeys::now(std::chrono::milliseconds ahead) const
{
    return core::formatTimestamp(m_clock.nowMs() + ahead.count());
}

} // namespace basalt::http
