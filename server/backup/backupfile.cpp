// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backup/backupfile.h"

#include "backup/outputfile.h"
#include "backup/tarheader.h"
#include "core/crypto.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::backup {

namespace {

constexpr qint64 kReadChunk = 1024 * 1024;
constexpr size_t kMaxMembers = 64;
constexpr qint64 kMaxManifest = qint64(256) * 1024 * 1024; ///< some million accounts
constexpr qint64 kMaxSum = 1024;

Error damaged(const QString &message)
{
    return Error::of(Code::BackupDamaged, message);
}

QString shown(QByteArrayView name)
{
    return QString::fromUtf8(name);
}

} // namespace

Result<std::unique_ptr<BackupFile>> BackupFile::open(const QString &path)
{
    auto backup = std::unique_ptr<BackupFile>(new BackupFile(path));
    if (!backup->m_file.open(QIODevice::ReadOnly))
        return Error::of(Code::BackupNotFound, u"%1 cannot be read: %2"_s.arg(path, backup->m_file.errorString()));
    BASALT_TRY_VOID(backup->scan());
    BASALT_TRY_VOID(backup->readManifest());
    BASALT_TRY_VOID(backup->compareMembers());
    return backup;
}

Result<void> BackupFile::scan()
{
    qint64 offset = 0;
    while (true) {
        BASALT_TRY(const bool found, scanMember(offset));
        if (!found)
            return {};
        if (m_members.size() > kMaxMembers)
            return damaged(u"The file is no backup of Basalt: it has too many members."_s);
        const Member &last = m_members.back();
        offset = last.offset + last.size + tarPadding(last.size);
    }
}

/** False at the two empty blocks that end a tar file. */
Result<bool> BackupFile::scanMember(qint64 offset)
{
    if (!m_file.seek(offset))
        return damaged(u"The file is cut short."_s);
    const QByteArray block = m_file.read(kTarBlock);
    const auto header = TarHeader::fromBlock(block);
    if (!header) {
        if (block == QByteArray(kTarBlock, '\0') && m_file.read(kTarBlock) == block)
            return false;
        if (m_members.empty())
            return damaged(u"The file is no backup of Basalt."_s);
        const QString last = shown(m_members.back().name);
        return damaged(block.size() < kTarBlock ? u"The file is cut short after %1."_s.arg(last)
                                                : u"What follows %1 is damaged."_s.arg(last));
    }
    const Member member{header->name, offset + kTarBlock, header->size};
    if (this->member(member.name))
        return damaged(u"%1 occurs twice."_s.arg(shown(member.name)));
    if (member.size > m_file.size() - member.offset)
        return damaged(u"The file is cut short within %1."_s.arg(shown(member.name)));
    m_members.push_back(member);
    return true;
}

const BackupFile::Member *BackupFile::member(QByteArrayView name) const
{
    const auto found =
        std::find_if(m_members.begin(), m_members.end(), [name](const Member &member) { return member.name == name; });
    return found == m_members.end() ? nullptr : &*found;
}

Result<QByteArray> BackupFile::readText(QByteArrayView name, qint64 largest)
{
    const Member *found = member(name);
    if (!found || found->size > largest)
        return damaged(u"%1 is missing."_s.arg(shown(name)));
    QByteArray text;
    if (m_file.seek(found->offset))
        text = m_file.read(found->size);
    if (text.size() != found->size)
        return damaged(u"%1 cannot be read: %2"_s.arg(shown(name), m_file.errorString()));
    return text;
}

Result<void> BackupFile::readManifest()
{
    BASALT_TRY(const QByteArray json, readText(kManifestName, kMaxManifest));
    BASALT_TRY(const QByteArray sum, readText(kManifestSumName, kMaxSum));
    if (sum.split(' ').first() != core::sha256Hex(json))
        return damaged(u"manifest.json was changed or damaged: its checksum does not fit."_s);
    BASALT_TRY(m_manifest, BackupManifest::fromJson(json));
    return {};
}

/** The file holds what the manifest names, and nothing else. */
Result<void> BackupFile::compareMembers() const
{
    for (const BackupPart &part : m_manifest.parts) {
        const Member *found = member(part.name);
        if (!found)
            return damaged(u"%1 is missing."_s.arg(shown(part.name)));
        if (found->size != part.size)
            return damaged(u"%1 has %2 bytes, the manifest says %3."_s.arg(shown(part.name)).arg(found->size).arg(part.size));
    }
    for (const Member &found : m_members) {
        if (found.name != kManifestName && found.name != kManifestSumName && !m_manifest.part(found.name))
            return damaged(u"%1 does not belong to the backup."_s.arg(shown(found.name)));
    }
    return {};
}

Result<void> BackupFile::readPart(const BackupPart &part, const Sink &sink)
{
    const Member *found = member(part.name);
    if (!found || !m_file.seek(found->offset))
        return damaged(u"%1 is missing."_s.arg(shown(part.name)));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (qint64 left = part.size; left > 0;) {
        const QByteArray bytes = m_file.read(std::min(kReadChunk, left));
        if (bytes.isEmpty())
            return damaged(u"%1 cannot be read: %2"_s.arg(shown(part.name), m_file.errorString()));
        hash.addData(bytes);
        left -= bytes.size();
        BASALT_TRY_VOID(sink(bytes));
    }
    if (hash.result().toHex() != part.sha256)
        return damaged(u"%1 was changed or damaged: its checksum does not fit."_s.arg(shown(part.name)));
    return {};
}

Result<void> BackupFile::verify(const db::CopyProgress &proceed)
{
    qint64 total = 0;
    for (const BackupPart &part : m_manifest.parts)
        total += part.size;
    qint64 done = 0;
    for (const BackupPart &part : m_manifest.parts) {
        BASALT_TRY_VOID(readPart(part, [&](const QByteArray &bytes) -> Result<void> {
            done += bytes.size();
            if (!proceed(done, total))
                return Error::of(Code::Cancelled);
            return {};
        }));
    }
    return {};
}

Result<void> BackupFile::extract(QByteArrayView name, const QString &path, const db::CopyProgress &proceed)
{
    const BackupPart *part = m_manifest.part(name);
    if (!part)
        return damaged(u"%1 is missing."_s.arg(shown(name)));
    BASALT_TRY(const auto file, OutputFile::create(path + u".part"_s));
    qint64 done = 0;
    BASALT_TRY_VOID(readPart(*part, [&](const QByteArray &bytes) -> Result<void> {
        done += bytes.size();
        if (!proceed(done, part->size))
            return Error::of(Code::Cancelled);
        return file->write(bytes);
    }));
    return file->commit(path);
}

} // namespace basalt::backup
