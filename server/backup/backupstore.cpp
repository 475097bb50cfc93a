// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backup/backupstore.h"

#include "backup/backupfile.h"
#include "core/logging.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::backup {

namespace {

QStringList tarNames(const QString &folder)
{
    return QDir(folder).entryList({u"*.tar"_s}, QDir::Files, QDir::Name);
}

} // namespace

BackupEntry BackupStore::read(const QString &name) const
{
    const QString file = m_folder + u'/' + name;
    BackupEntry entry{name, QFileInfo(file).size(), std::nullopt, {}};
    const auto backup = BackupFile::open(file);
    if (backup)
        entry.manifest = (*backup)->manifest();
    else
        entry.fault = backup.error().message;
    return entry;
}

std::vector<BackupEntry> BackupStore::list() const
{
    std::vector<BackupEntry> entries;
    for (const QString &name : tarNames(m_folder))
        entries.push_back(read(name));
    std::stable_sort(entries.begin(), entries.end(), [](const BackupEntry &a, const BackupEntry &b) {
        const auto time = [](const BackupEntry &entry) { return entry.manifest ? entry.manifest->createdAt : QByteArray(); };
        return time(a) > time(b);
    });
    return entries;
}

Result<QString> BackupStore::path(const QString &name) const
{
    if (!tarNames(m_folder).contains(name))
        return Error::of(Code::BackupNotFound);
    return QString(m_folder + u'/' + name);
}

Result<BackupEntry> BackupStore::find(const QString &name) const
{
    BASALT_TRY_VOID(path(name));
    return read(name);
}

Result<void> BackupStore::remove(const QString &name) const
{
    BASALT_TRY(const QString file, path(name));
    QFile target(file);
    if (!target.remove())
        return Error::logged(Code::BackupFailed, u"%1: %2"_s.arg(file, target.errorString()));
    return {};
}

std::vector<BackupEntry> BackupStore::scheduledBy(const QByteArray &fingerprint) const
{
    std::vector<BackupEntry> entries = list();
    std::erase_if(entries, [&fingerprint](const BackupEntry &entry) {
        return !entry.manifest || entry.manifest->origin != BackupOrigin::Schedule || entry.manifest->server != fingerprint;
    });
    return entries;
}

QStringList BackupStore::prune(const QByteArray &fingerprint, int keep, const QString &justMade) const
{
    QStringList removed;
    if (keep <= 0)
        return removed;
    std::vector<BackupEntry> entries = scheduledBy(fingerprint);
    // Made last, whatever the clock said when the others were made.
    std::stable_partition(entries.begin(), entries.end(), [&](const BackupEntry &entry) { return entry.name == justMade; });
    for (size_t i = static_cast<size_t>(keep); i < entries.size(); ++i) {
        if (const auto gone = remove(entries[i].name))
            removed.append(entries[i].name);
        else
            core::logWarning("an old backup could not be removed",
                             {{"name", entries[i].name.toUtf8()}, {"detail", gone.error().detail.toUtf8()}});
    }
    return removed;
}

} // namespace basalt::backup
