// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backup/backupwriter.h"

#include "backup/tarheader.h"
#include "core/crypto.h"
#include "core/timestamp.h"

#include <QCryptographicHash>
#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace basalt::backup {

namespace {

constexpr qint64 kWriteChunk = 1024 * 1024;

Error unreadable(const QFile &file)
{
    return Error::logged(Code::BackupFailed, u"%1: %2"_s.arg(file.fileName(), file.errorString()));
}

} // namespace

Result<std::unique_ptr<BackupWriter>> BackupWriter::create(const QString &temporaryPath)
{
    BASALT_TRY(auto file, OutputFile::create(temporaryPath));
    return std::unique_ptr<BackupWriter>(new BackupWriter(std::move(file)));
}

Result<void> BackupWriter::addPart(BackupManifest &manifest, QByteArrayView name, const QString &path,
                                   const db::CopyProgress &proceed)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file);
    const qint64 size = file.size();
    const qint64 modifiedMs = core::parseTimestamp(manifest.createdAt).value_or(0);
    BASALT_TRY_VOID(m_file->write(TarHeader{name.toByteArray(), size, modifiedMs}.toBlock()));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (qint64 done = 0; done < size;) {
        const QByteArray bytes = file.read(std::min(kWriteChunk, size - done));
        if (bytes.isEmpty())
            return unreadable(file);
        BASALT_TRY_VOID(m_file->write(bytes));
        hash.addData(bytes);
        done += bytes.size();
        if (!proceed(done, size))
            return Error::of(Code::Cancelled);
    }
    BASALT_TRY_VOID(m_file->write(QByteArray(tarPadding(size), '\0')));
    manifest.parts.push_back({name.toByteArray(), size, hash.result().toHex()});
    return {};
}

Result<void> BackupWriter::addText(QByteArrayView name, const QByteArray &text, qint64 modifiedMs)
{
    BASALT_TRY_VOID(m_file->write(TarHeader{name.toByteArray(), text.size(), modifiedMs}.toBlock()));
    BASALT_TRY_VOID(m_file->write(text));
    return m_file->write(QByteArray(tarPadding(text.size()), '\0'));
}

Result<void> BackupWriter::commit(const BackupManifest &manifest, const QString &path)
{
    const QByteArray json = manifest.toJson();
    const qint64 modifiedMs = core::parseTimestamp(manifest.createdAt).value_or(0);
    BASALT_TRY_VOID(addText(kManifestName, json, modifiedMs));
    // In the form that `sha256sum --check` reads, like a person would who has unpacked the file.
    const QByteArray sum = core::sha256Hex(json) + "  " + kManifestName.toByteArray() + '\n';
    BASALT_TRY_VOID(addText(kManifestSumName, sum, modifiedMs));
    BASALT_TRY_VOID(m_file->write(QByteArray(2 * kTarBlock, '\0')));
    return m_file->commit(path);
}

} // namespace basalt::backup
