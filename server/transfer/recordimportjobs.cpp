// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/recordimportjobs.h"

#include "core/ids.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace basalt::transfer {

namespace {

constexpr size_t kMaxKept = 200;
constexpr qint64 kPatienceMs = 5 * 60 * 1'000; ///< for the next part of a file
constexpr int kRunningSeconds = 10;            ///< after which somebody may ask again whether an import has ended
// Files that arrive, by how many imports may run.
constexpr size_t kArrivingPerPlace = 4;
constexpr size_t kArrivingPerPlaceOfAccount = 2;

using State = ImportReport::State;

bool isUnderWay(const ImportReport &report)
{
    return report.state() == State::Receiving || report.state() == State::Running;
}

Error unknownImport()
{
    return Error::of(Code::RouteNotFound, u"There is no such import."_s);
}

Error tooMany(const QString &what, int seconds)
{
    Error error = Error::of(Code::TooManyRequests, what);
    error.retryAfterSeconds = seconds;
    return error;
}

Error tooManyRun()
{
    return tooMany(u"Too many imports run; try again later."_s, kRunningSeconds);
}

bool mayLook(const auth::Principal &caller, const QByteArray &owner)
{
    return caller.superadmin || caller.userId == owner;
}

} // namespace

RecordImportJobs::RecordImportJobs(QString folder, const core::Clock &clock, const Limits &limits)
    : m_folder(std::move(folder))
    , m_clock(clock)
    , m_limits(limits)
{
    QDir(m_folder).removeRecursively();
}

RecordImportJobs::~RecordImportJobs()
{
    QDir(m_folder).removeRecursively();
}

Result<QByteArray> RecordImportJobs::begin(const auth::Principal &caller, const QByteArray &collection, ImportSettings settings,
                                           Arrival arrival)
{
    const std::scoped_lock lock(m_mutex);
    dropStale();
    BASALT_TRY_VOID(arrival == Arrival::InParts ? checkArriving(caller) : checkRunning(caller));
    if (!QDir().mkpath(m_folder))
        return Error::logged(Code::Internal, u"cannot make the folder of imports: "_s + m_folder);
    QFile::setPermissions(m_folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    const QByteArray id = core::newId();
    settings.limits = m_limits.import;
    Job job{caller.userId,
            caller.accountId,
            collection,
            std::move(settings),
            0,
            m_clock.nowMs(),
            std::make_shared<ImportReport>(m_limits.import.namedFaults)};
    m_jobs.emplace(id, std::move(job));
    return id;
}

/** Whoever is refused learns when the file of which nothing has come for longest is given up. */
Result<void> RecordImportJobs::checkArriving(const auth::Principal &caller) const
{
    struct Group
    {
        size_t most;
        size_t count = 0;
        qint64 oldestMs = std::numeric_limits<qint64>::max();
    };
    const size_t places = m_limits.atOnce;
    Group own{caller.superadmin ? places : (places + 1) / 2};
    Group account{kArrivingPerPlaceOfAccount * places};
    Group all{(caller.superadmin ? kArrivingPerPlace : kArrivingPerPlace - 1) * places};
    for (const auto &[id, job] : m_jobs) {
        if (job.report->state() != State::Receiving)
            continue;
        for (Group *group : {&own, &account, &all}) {
            if ((group == &own && job.owner != caller.userId) || (group == &account && job.account != caller.accountId))
                continue;
            ++group->count;
            group->oldestMs = std::min(group->oldestMs, job.touchedMs);
        }
    }
    for (const Group &group : {own, account, all}) {
        if (group.count < group.most)
            continue;
        const qint64 restMs = std::clamp<qint64>(group.oldestMs + kPatienceMs - m_clock.nowMs(), 0, kPatienceMs);
        return tooMany(u"Too many files are on their way; try again later."_s, int(restMs / 1000) + 1);
    }
    return {};
}

Result<void> RecordImportJobs::checkRunning(const auth::Principal &caller) const
{
    size_t all = 0;
    size_t own = 0;
    for (const auto &[id, job] : m_jobs) {
        if (job.report->state() != State::Running)
            continue;
        ++all;
        own += job.owner == caller.userId ? 1 : 0;
    }
    const size_t places = m_limits.atOnce;
    // Of a single place nothing can be kept.
    const size_t most = caller.superadmin ? places : std::max<size_t>(1, places - 1);
    const size_t mostOfOne = caller.superadmin ? places : (places + 1) / 2;
    if (all >= most || own >= mostOfOne)
        return tooManyRun();
    return {};
}

Result<void> RecordImportJobs::checkBytes(const auth::Principal &caller, qint64 more) const
{
    if (caller.superadmin)
        return {};
    qint64 bytes = more;
    for (const auto &[id, job] : m_jobs)
        bytes += isUnderWay(*job.report) ? job.received : 0;
    if (bytes > m_limits.fileBytes * qint64(m_limits.atOnce))
        return tooMany(u"The files of other imports take all the room there is; try again later."_s, kRunningSeconds);
    return {};
}

Result<void> RecordImportJobs::append(const auth::Principal &caller, const QByteArray &collection, const QByteArray &id,
                                      qint64 offset, const QByteArray &part)
{
    const std::scoped_lock lock(m_mutex);
    BASALT_TRY(const auto found, find(caller, collection, id));
    Job &job = found->second;
    if (job.report->state() != State::Receiving)
        return Error::of(Code::Conflict, u"This import takes no more of a file."_s);
    if (offset != job.received)
        return Error::of(Code::Conflict, u"%1 bytes have arrived; send the part that begins there."_s.arg(job.received));
    if (job.received + part.size() > m_limits.fileBytes)
        return Error::of(Code::BodyTooLarge, u"A file may have %1 bytes."_s.arg(m_limits.fileBytes));
    BASALT_TRY_VOID(checkBytes(caller, part.size()));
    QFile file(filePath(id));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append) || file.write(part) != part.size() || !file.flush()) {
        file.resize(job.received);
        return Error::logged(Code::StorageFull, u"cannot write %1: %2"_s.arg(file.fileName(), file.errorString()));
    }
    job.received += part.size();
    // An empty part is a sign of life, but brings nothing.
    if (!part.isEmpty())
        job.touchedMs = m_clock.nowMs();
    job.report->setSize(job.received);
    return {};
}

Result<RecordImportJobs::Started> RecordImportJobs::start(const auth::Principal &caller, const QByteArray &collection,
                                                          const QByteArray &id)
{
    const std::scoped_lock lock(m_mutex);
    BASALT_TRY(const auto found, find(caller, collection, id));
    Job &job = found->second;
    if (job.report->state() != State::Receiving)
        return Error::of(Code::Conflict, u"This import has been started already."_s);
    if (job.received == 0)
        return Error::of(Code::Conflict, u"Nothing of the file has arrived."_s);
    BASALT_TRY_VOID(checkRunning(caller));
    job.report->setState(State::Running);
    return Started{filePath(id), job.settings, job.report};
}

void RecordImportJobs::finished(const QByteArray &id)
{
    QFile::remove(filePath(id));
}

Result<void> RecordImportJobs::cancel(const auth::Principal &caller, const QByteArray &collection, const QByteArray &id)
{
    const std::scoped_lock lock(m_mutex);
    BASALT_TRY(const auto found, find(caller, collection, id));
    found->second.report->cancel();
    if (found->second.report->state() != State::Running) {
        QFile::remove(filePath(id));
        m_jobs.erase(found);
    }
    return {};
}

void RecordImportJobs::cancelAll()
{
    const std::scoped_lock lock(m_mutex);
    for (auto &[id, job] : m_jobs)
        job.report->cancel();
}

Result<QJsonObject> RecordImportJobs::status(const auth::Principal &caller, const QByteArray &collection,
                                             const QByteArray &id) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end() || found->second.collection != collection || !mayLook(caller, found->second.owner))
        return unknownImport();
    const Job &job = found->second;
    QJsonObject json = job.report->toJson();
    json.insert(u"id"_s, QString::fromLatin1(id));
    json.insert(u"collection"_s, QString::fromUtf8(job.collection));
    json.insert(u"mode"_s, job.settings.key.isNull() ? u"create"_s : u"upsert"_s);
    json.insert(u"dry_run"_s, job.settings.isTrial);
    json.insert(u"on_error"_s, job.settings.passOver ? u"skip"_s : u"stop"_s);
    return json;
}

Result<RecordImportJobs::Jobs::iterator> RecordImportJobs::find(const auth::Principal &caller, const QByteArray &collection,
                                                                const QByteArray &id)
{
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end() || found->second.collection != collection || !mayLook(caller, found->second.owner))
        return unknownImport();
    return found;
}

QString RecordImportJobs::filePath(const QByteArray &id) const
{
    return m_folder + u'/' + QString::fromLatin1(id);
}

/** Forgets files that nobody went on with, and the oldest of the finished imports. */
void RecordImportJobs::dropStale()
{
    const qint64 now = m_clock.nowMs();
    for (auto it = m_jobs.begin(); it != m_jobs.end();) {
        const Job &job = it->second;
        const bool isAbandoned = job.report->state() == State::Receiving && now - job.touchedMs > kPatienceMs;
        const bool isSurplus = !isUnderWay(*job.report) && m_jobs.size() > kMaxKept;
        if (isAbandoned)
            QFile::remove(filePath(it->first));
        it = isAbandoned || isSurplus ? m_jobs.erase(it) : std::next(it);
    }
}

} // namespace basalt::transfer
