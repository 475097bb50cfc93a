// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordcommitter.h"

#include "apiclient.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

RecordCommitter::RecordCommitter(ApiClient &client, RecordEdits &edits, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_edits(edits)
{ }

void RecordCommitter::start(const QString &collection, const QString &reason)
{
    if (m_running || m_edits.isEmpty())
        return;
    m_collection = collection;
    m_reason = reason;
    m_pending = m_edits.keys();
    m_done = 0;
    m_refused = 0;
    m_running = true;
    Q_EMIT runningChanged();
    next();
}

ApiRequest RecordCommitter::requestFor(const RecordEdit &edit) const
{
    ApiRequest request;
    if (edit.kind == RecordEdit::Kind::Added)
        request = ApiRequest::send("POST", ApiRequest::pathOf({u"records"_s, m_collection}), edit.values);
    else if (edit.kind == RecordEdit::Kind::Deleted)
        request = ApiRequest::remove(ApiRequest::pathOf({u"records"_s, m_collection, edit.base.id}));
    else
        request = ApiRequest::send("PATCH", ApiRequest::pathOf({u"records"_s, m_collection, edit.base.id}), edit.values);
    if (edit.kind != RecordEdit::Kind::Added && edit.base.version > 0)
        request.headers += {"If-Match", '"' + QByteArray::number(edit.base.version) + '"'};
    if (!m_reason.isEmpty())
        request.headers += {"X-Change-Reason", m_reason.toUtf8()};
    return request;
}

void RecordCommitter::next()
{
    while (!m_pending.isEmpty() && !m_edits.find(m_pending.constFirst()))
        m_pending.removeFirst();
    if (m_pending.isEmpty()) {
        finish({});
        return;
    }
    const QString key = m_pending.takeFirst();
    m_sent = *m_edits.find(key);
    m_client.send(requestFor(m_sent), this, [this, key, generation = m_generation](const ApiResult &result) {
        if (generation == m_generation)
            answered(key, result);
    });
}

void RecordCommitter::abandon()
{
    ++m_generation;
    m_pending.clear();
    if (std::exchange(m_running, false))
        Q_EMIT runningChanged();
}

void RecordCommitter::answered(const QString &key, const ApiResult &result)
{
    if (result) {
        ++m_done;
        const RecordRow row = RecordRow::fromJson(result->object());
        m_edits.committed(key, m_sent, row);
        Q_EMIT stored(key, row);
        next();
        return;
    }
    const ApiError &error = result.error();
    using Kind = ApiError::Kind;
    if (error.kind == Kind::Unauthenticated || error.isOffline() || error.kind == Kind::RateLimited
        || error.kind == Kind::Server) {
        finish(error);
        return;
    }
    ++m_refused;
    m_edits.refused(key, error.message, error.fields, error.kind == Kind::Stale);
    next();
}

void RecordCommitter::finish(const ApiError &stoppedBy)
{
    m_running = false;
    Q_EMIT runningChanged();
    Q_EMIT finished(m_done, m_refused, stoppedBy);
}

} // namespace basalt::app
