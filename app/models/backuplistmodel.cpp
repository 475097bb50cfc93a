// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backuplistmodel.h"

#include "apiclient.h"
#include "appcontext.h"
#include "celltext.h"

#include <QLocale>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

constexpr int kLookAgainMs = 300;

QString sizeText(double bytes)
{
    return QLocale().formattedDataSize(qint64(bytes), 1, QLocale::DataSizeTraditionalFormat);
}

} // namespace

BackupListModel::BackupListModel(QObject *parent) : QAbstractListModel(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kLookAgainMs);
    connect(&m_timer, &QTimer::timeout, this, &BackupListModel::reload);
    m_triedTimer.setSingleShot(true);
    m_triedTimer.setInterval(kLookAgainMs);
    connect(&m_triedTimer, &QTimer::timeout, this, &BackupListModel::lookAtAttempt);
    QTimer::singleShot(0, this, &BackupListModel::reload);
}

void BackupListModel::reload()
{
    AppContext::instance()->client().send(ApiRequest::get(u"/api/v1/admin/backups"_s), this, [this](const ApiResult &result) {
        m_error = result ? ApiError() : result.error();
        if (result)
            arrived(result->object());
        Q_EMIT changed();
    });
}

void BackupListModel::arrived(const QJsonObject &answer)
{
    const QString wasRunning = runningName();
    const QJsonArray items = answer.value("items"_L1).toArray();
    m_folder = answer.value("folder"_L1).toString();
    m_loaded = true;
    if (items != m_items) {
        beginResetModel();
        m_items = items;
        endResetModel();
    }
    if (isRunning()) {
        if (wasRunning != runningName())
            m_since.start();
        m_timer.start();
        return;
    }
    if (wasRunning.isEmpty())
        return;
    const QJsonObject ended = item(wasRunning);
    if (ended.value("state"_L1).toString() == "complete"_L1)
        Q_EMIT finished(wasRunning);
    else if (!ended.isEmpty())
        Q_EMIT failed(wasRunning, ended.value("error"_L1)["message"_L1].toString());
}

QJsonObject BackupListModel::item(const QString &name) const
{
    for (const QJsonValue &each : m_items) {
        if (each["name"_L1].toString() == name)
            return each.toObject();
    }
    return {};
}

QString BackupListModel::runningName() const
{
    for (const QJsonValue &each : m_items) {
        if (each["state"_L1].toString() == "running"_L1)
            return each["name"_L1].toString();
    }
    return {};
}

double BackupListModel::progress() const
{
    const QJsonObject running = item(runningName());
    const double total = running.value("bytes_total"_L1).toDouble();
    return total > 0 ? running.value("bytes_done"_L1).toDouble() / total : -1;
}

QString BackupListModel::progressText() const
{
    const QJsonObject running = item(runningName());
    const double done = running.value("bytes_done"_L1).toDouble();
    const double total = running.value("bytes_total"_L1).toDouble();
    const double seconds = m_since.isValid() ? double(m_since.elapsed()) / 1000 : 0;
    if (total <= 0 || done <= 0 || seconds <= 0)
        return tr("being made");
    const double rate = done / seconds;
    return tr("%1 of %2 · %3/s · %4 s left")
        .arg(sizeText(done), sizeText(total), sizeText(rate), QLocale().toString(qint64((total - done) / rate)));
}

int BackupListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant BackupListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QJsonObject backup = m_items.at(index.row()).toObject();
    switch (role) {
    case NameRole: return backup.value("name"_L1).toString();
    case StateRole: return backup.value("state"_L1).toString();
    case OriginRole: return backup.value("origin"_L1).toString();
    case CreatedRole: return backup.value("created_at"_L1).toString();
    case SizeRole: return sizeText(backup.value("size"_L1).toDouble());
    case EngineRole: return backup.value("engine"_L1).toString();
    case VersionRole: return backup.value("basalt_version"_L1).toString();
    case ProblemRole: return backup.value("error"_L1)["message"_L1].toString();
    default: return {};
    }
}

QHash<int, QByteArray> BackupListModel::roleNames() const
{
    return {{NameRole, "name"}, {StateRole, "stage"},   {OriginRole, "origin"},   {CreatedRole, "created"},
            {SizeRole, "size"}, {EngineRole, "engine"}, {VersionRole, "version"}, {ProblemRole, "problem"}};
}

void BackupListModel::create()
{
    const ApiRequest request = ApiRequest::send("POST", u"/api/v1/admin/backups"_s, {});
    AppContext::instance()->client().send(request, this, [this](const ApiResult &result) {
        if (!result) {
            m_error = result.error();
            Q_EMIT changed();
            return;
        }
        m_since.start();
        beginResetModel();
        m_items.prepend(result->object());
        endResetModel();
        Q_EMIT changed();
        m_timer.start();
    });
}

void BackupListModel::remove(const QString &name)
{
    const ApiRequest request = ApiRequest::remove(ApiRequest::pathOf({u"admin"_s, u"backups"_s, name}));
    AppContext::instance()->client().send(request, this, [this](const ApiResult &result) {
        if (!result) {
            m_error = result.error();
            Q_EMIT changed();
        } else {
            reload();
        }
    });
}

void BackupListModel::attempt(const QString &name, const QString &what)
{
    if (!m_triedName.isEmpty())
        return;
    m_triedName = name;
    m_triedWhat = what;
    m_triedProgress = -1;
    Q_EMIT changed();
    const ApiRequest request = ApiRequest::send("POST", ApiRequest::pathOf({u"admin"_s, u"backups"_s, name, what}), {});
    AppContext::instance()->client().send(request, this, [this](const ApiResult &result) { attemptTold(result); });
}

void BackupListModel::lookAtAttempt()
{
    const ApiRequest request = ApiRequest::get(ApiRequest::pathOf({u"admin"_s, u"backups"_s, m_triedName, m_triedWhat}));
    AppContext::instance()->client().send(request, this, [this](const ApiResult &result) { attemptTold(result); });
}

void BackupListModel::attemptTold(const ApiResult &result)
{
    if (!result) {
        const QString name = std::exchange(m_triedName, QString());
        Q_EMIT changed();
        Q_EMIT attemptFailed(name, result.error().message);
        return;
    }
    const QJsonObject answer = result->object();
    if (answer.value("state"_L1).toString() != "running"_L1)
        return attemptEnded(answer);
    const double total = answer.value("bytes_total"_L1).toDouble();
    m_triedProgress = total > 0 ? answer.value("bytes_done"_L1).toDouble() / total : -1;
    m_triedTimer.start();
    Q_EMIT changed();
}

void BackupListModel::attemptEnded(const QJsonObject &answer)
{
    const QString name = std::exchange(m_triedName, QString());
    Q_EMIT changed();
    if (answer.value("state"_L1).toString() != "complete"_L1)
        Q_EMIT attemptFailed(name, answer.value("error"_L1)["message"_L1].toString());
    else if (m_triedWhat == "restore"_L1)
        Q_EMIT restored(name, answer.value("folder"_L1).toString(), answer.value("audit"_L1)["fault"_L1].toString());
    else
        Q_EMIT verified(name);
}

QString BackupListModel::serveCommand(const QString &folder) const
{
    return u"basalt serve --data %1"_s.arg(celltext::shellQuoted(folder));
}

QString BackupListModel::restoreCommand(const QString &name) const
{
    return u"basalt backup restore %1 --data-dir ./restored"_s.arg(celltext::shellQuoted(m_folder + u'/' + name));
}

} // namespace basalt::app
