// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordcommitter.h"

#include "apiclient.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

/** The records of an answer, in the order of the request; a deletion answers none. */
QList<RecordRow> rowsOf(RecordEdit::Kind kind, qsizetype count, const QJsonObject &answer)
{
    QList<RecordRow> rows;
    const QJsonArray items = answer.value(kind == RecordEdit::Kind::Added ? "created"_L1 : "updated"_L1).toArray();
    for (const QJsonValue &item : items)
        rows += RecordRow::fromJson(item.toObject());
    while (rows.size() < count)
        rows += RecordRow();
    return rows;
}

} // namespace

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
    m_done = 0;
    m_refused = 0;
    m_running = true;
    plan();
    Q_EMIT runningChanged();
    next();
}

void RecordCommitter::plan()
{
    m_batches.clear();
    const QStringList keys = m_edits.keys();
    for (const auto kind : {RecordEdit::Kind::Changed, RecordEdit::Kind::Added, RecordEdit::Kind::Deleted}) {
        Batch batch{kind, {}, {}};
        for (const QString &key : keys) {
            const RecordEdit *edit = m_edits.find(key);
            if (edit->kind != kind)
                continue;
            batch.keys += key;
            batch.edits += *edit;
            if (batch.keys.size() == kMaxElements)
                m_batches += std::exchange(batch, {kind, {}, {}});
        }
        if (!batch.keys.isEmpty())
            m_batches += batch;
    }
}

ApiRequest RecordCommitter::requestFor(const Batch &batch) const
{
    const QString path = ApiRequest::pathOf({u"records"_s, m_collection, u"batch"_s});
    QJsonArray elements;
    ApiRequest request;
    if (batch.kind == RecordEdit::Kind::Deleted && batch.edits.size() == 1) {
        // Alone it can say which version it means.
        const RecordRow &base = batch.edits.constFirst().base;
        request = ApiRequest::remove(ApiRequest::pathOf({u"records"_s, m_collection, base.id}));
        if (base.version > 0)
            request.headers += {"If-Match", '"' + QByteArray::number(base.version) + '"'};
    } else if (batch.kind == RecordEdit::Kind::Deleted) {
        for (const RecordEdit &edit : batch.edits)
            elements += edit.base.id;
        request = ApiRequest::send("DELETE", path, {{u"ids"_s, elements}});
    } else if (batch.kind == RecordEdit::Kind::Added) {
        for (const RecordEdit &edit : batch.edits)
            elements += edit.values;
        request = ApiRequest::send("POST", path, {{u"records"_s, elements}});
    } else {
        for (const RecordEdit &edit : batch.edits) {
            QJsonObject element{{u"id"_s, edit.base.id}, {u"data"_s, edit.values}};
            if (edit.base.version > 0)
                element.insert(u"version"_s, edit.base.version);
            elements += element;
        }
        request = ApiRequest::send("PATCH", path, {{u"records"_s, elements}});
    }
    if (!m_reason.isEmpty())
        request.headers += {"X-Change-Reason", m_reason.toUtf8()};
    return request;
}

void RecordCommitter::next()
{
    if (m_batches.isEmpty()) {
        finish({});
        return;
    }
    const Batch batch = m_batches.takeFirst();
    m_client.send(requestFor(batch), this, [this, batch, generation = m_generation](const ApiResult &result) {
        if (generation == m_generation)
            answered(batch, result);
    });
}

void RecordCommitter::abandon()
{
    ++m_generation;
    m_batches.clear();
    if (std::exchange(m_running, false))
        Q_EMIT runningChanged();
}

void RecordCommitter::answered(const Batch &batch, const ApiResult &result)
{
    if (result) {
        const QList<RecordRow> rows = rowsOf(batch.kind, batch.keys.size(), result->object());
        for (qsizetype at = 0; at < batch.keys.size(); ++at) {
            ++m_done;
            m_edits.committed(batch.keys.at(at), batch.edits.at(at), rows.at(at));
            Q_EMIT stored(batch.keys.at(at), rows.at(at));
        }
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
    refuse(batch, error);
    finish({});
}

void RecordCommitter::refuse(const Batch &batch, const ApiError &error)
{
    const bool conflict = error.kind == ApiError::Kind::Stale;
    for (qsizetype at = 0; at < batch.keys.size(); ++at) {
        // The first that is wrong stops the call; without an index it is about all of them.
        if (error.index >= 0 && error.index != at)
            continue;
        ++m_refused;
        m_edits.refused(batch.keys.at(at), error.message, error.fields, conflict);
    }
}

void RecordCommitter::finish(const ApiError &stoppedBy)
{
    m_running = false;
    Q_EMIT runningChanged();
    Q_EMIT finished(m_done, m_refused, stoppedBy);
}

} // namespace basalt::app
