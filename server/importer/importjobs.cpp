// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importer/importjobs.h"

#include "core/ids.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::importer {

namespace {

constexpr std::size_t kMaxUnderWay = 4;
constexpr std::size_t kMaxKept = 50;
constexpr qint64 kMaxDocument = qint64(1) << 30;
constexpr qint64 kPatienceMs = 60 * 60 * 1'000; ///< for the next part of a document

QString stateName(ImportJobs::State state)
{
    switch (state) {
    case ImportJobs::State::Receiving: return u"receiving"_s;
    case ImportJobs::State::Running: return u"running"_s;
    case ImportJobs::State::Done: return u"done"_s;
    case ImportJobs::State::Failed: break;
    }
    return u"failed"_s;
}

QJsonObject errorJson(const Error &error)
{
    QJsonArray details;
    for (const FieldError &fault : error.fields)
        details.append(QJsonObject{{u"field"_s, fault.field}, {u"message"_s, fault.message}, {u"code"_s, fault.code}});
    return {{u"code"_s, static_cast<int>(error.code)}, {u"message"_s, error.message}, {u"details"_s, details}};
}

bool isUnderWay(ImportJobs::State state)
{
    return state == ImportJobs::State::Receiving || state == ImportJobs::State::Running;
}

Error unknownImport()
{
    return Error::of(Code::RouteNotFound, u"There is no such import."_s);
}

} // namespace

ImportJobs::ImportJobs(QString folder, const core::Clock &clock) : m_folder(std::move(folder)), m_clock(clock)
{
    QDir(m_folder).removeRecursively();
}

ImportJobs::~ImportJobs()
{
    QDir(m_folder).removeRecursively();
}

Result<QByteArray> ImportJobs::begin(ImportOptions options)
{
    const std::scoped_lock lock(m_mutex);
    dropStale();
    const auto underWay =
        std::count_if(m_jobs.begin(), m_jobs.end(), [](const auto &entry) { return isUnderWay(entry.second.state); });
    if (std::size_t(underWay) >= kMaxUnderWay)
        return Error::of(Code::TooManyRequests, u"Too many imports are under way; try again later."_s);
    if (!QDir().mkpath(m_folder))
        return Error::logged(Code::Internal, u"cannot make the folder of imports: "_s + m_folder);
    QFile::setPermissions(m_folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    const QByteArray id = core::newId();
    Job job;
    job.options = std::move(options);
    job.touchedMs = m_clock.nowMs();
    m_jobs.emplace(id, std::move(job));
    return id;
}

Result<qint64> ImportJobs::append(const QByteArray &id, qint64 offset, const QByteArray &part)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return unknownImport();
    Job &job = found->second;
    if (job.state != State::Receiving || job.options.demo)
        return Error::of(Code::Conflict, u"This import takes no more of a document."_s);
    if (offset != job.received) {
        return Error::of(Code::Conflict, u"%1 bytes have arrived; send the part that begins there."_s.arg(job.received));
    }
    if (job.received + part.size() > kMaxDocument)
        return Error::of(Code::BodyTooLarge, u"A document may have %1 bytes."_s.arg(kMaxDocument));
    QFile file(filePath(id));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append) || file.write(part) != part.size() || !file.flush()) {
        file.resize(job.received);
        return Error::logged(Code::StorageFull, u"cannot write %1: %2"_s.arg(file.fileName(), file.errorString()));
    }
    job.received += part.size();
    job.touchedMs = m_clock.nowMs();
    return job.received;
}

Result<ImportJobs::Started> ImportJobs::start(const QByteArray &id)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return unknownImport();
    Job &job = found->second;
    if (job.state != State::Receiving)
        return Error::of(Code::Conflict, u"This import has been started already."_s);
    if (!job.options.demo && job.received == 0)
        return Error::of(Code::Conflict, u"Nothing of the document has arrived."_s);
    job.state = State::Running;
    return Started{job.options, job.options.demo ? QString() : filePath(id), job.progress};
}

void ImportJobs::finish(const QByteArray &id, Result<ImportSummary> outcome)
{
    const std::scoped_lock lock(m_mutex);
    QFile::remove(filePath(id));
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return;
    Job &job = found->second;
    job.touchedMs = m_clock.nowMs();
    job.state = outcome ? State::Done : State::Failed;
    if (outcome)
        job.summary = std::move(*outcome);
    else
        job.error = std::move(outcome).error();
}

Result<void> ImportJobs::cancel(const QByteArray &id)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return unknownImport();
    found->second.progress->cancelled = true;
    if (found->second.state != State::Running) {
        QFile::remove(filePath(id));
        m_jobs.erase(found);
    }
    return {};
}

void ImportJobs::cancelAll()
{
    const std::scoped_lock lock(m_mutex);
    for (auto &[id, job] : m_jobs)
        job.progress->cancelled = true;
}

Result<QJsonObject> ImportJobs::status(const QByteArray &id) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return unknownImport();
    const Job &job = found->second;
    return QJsonObject{{u"id"_s, QString::fromLatin1(id)},
                       {u"state"_s, stateName(job.state)},
                       {u"received_bytes"_s, job.received},
                       {u"rows_done"_s, qint64(job.progress->rowsDone)},
                       {u"rows_total"_s, qint64(job.progress->rowsTotal)},
                       {u"summary"_s, job.summary ? QJsonValue(job.summary->toJson()) : QJsonValue()},
                       {u"error"_s, job.error ? QJsonValue(errorJson(*job.error)) : QJsonValue()}};
}

QString ImportJobs::filePath(const QByteArray &id) const
{
    return m_folder + u'/' + QString::fromLatin1(id) + u".json"_s;
}

/** Forgets documents that nobody went on with, and the oldest of the finished ones. */
void ImportJobs::dropStale()
{
    const qint64 now = m_clock.nowMs();
    for (auto it = m_jobs.begin(); it != m_jobs.end();) {
        const bool abandoned = it->second.state == State::Receiving && now - it->second.touchedMs > kPatienceMs;
        const bool surplus = !isUnderWay(it->second.state) && m_jobs.size() > kMaxKept;
        if (abandoned)
            QFile::remove(filePath(it->first));
        it = abandoned || surplus ? m_jobs.erase(it) : std::next(it);
    }
}

} // namespace basalt::importer
