// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/powercutdisk.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

#include <sqlite3.h>

namespace basalt::test {

namespace {

constexpr qint64 kSector = 512;

/** A file of SQLite: ours, and behind it in memory the one of the system's own file system. */
struct ShimFile
{
    sqlite3_file base;
    PowerCutDisk *disk;
    std::shared_ptr<PowerCutDisk::File> file; ///< null: nothing that outlives a power cut
    bool isLog;
    sqlite3_file *real;
};

ShimFile &shim(sqlite3_file *file)
{
    return *reinterpret_cast<ShimFile *>(file);
}

sqlite3_file *real(sqlite3_file *file)
{
    return shim(file).real;
}

PowerCutDisk &diskOf(sqlite3_vfs *vfs)
{
    return *static_cast<PowerCutDisk *>(vfs->pAppData);
}

void put(QByteArray &bytes, qint64 offset, QByteArrayView part)
{
    if (bytes.size() < offset + part.size())
        bytes.resize(offset + part.size(), '\0');
    std::memcpy(bytes.data() + offset, part.data(), size_t(part.size()));
}

void apply(QByteArray &bytes, const PowerCutDisk::Write &write)
{
    if (write.bytes.isNull())
        bytes.resize(write.offset);
    else
        put(bytes, write.offset, write.bytes);
}

/** Each sector of the write by itself is there or not. */
void applyTorn(QByteArray &bytes, const PowerCutDisk::Write &write, RandomSource &random)
{
    for (qint64 at = 0; at < write.bytes.size();) {
        const qint64 end = std::min<qint64>(write.bytes.size(), at + kSector - (write.offset + at) % kSector);
        if (random.oneIn(2))
            put(bytes, write.offset + at, QByteArrayView(write.bytes).sliced(at, end - at));
        at = end;
    }
}

int closeFile(sqlite3_file *file)
{
    const int code = real(file)->pMethods ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
    std::destroy_at(&shim(file).file);
    return code;
}

int writeFile(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
    ShimFile &self = shim(file);
    if (self.file)
        self.disk->write(*self.file, offset, QByteArray(static_cast<const char *>(bytes), size), self.isLog);
    return self.real->pMethods->xWrite(self.real, bytes, size, offset);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    ShimFile &self = shim(file);
    if (self.file)
        self.disk->truncate(*self.file, size);
    return self.real->pMethods->xTruncate(self.real, size);
}

/** The machine's own disk need not do it: its power stays on. */
int syncFile(sqlite3_file *file, int)
{
    ShimFile &self = shim(file);
    if (self.file)
        self.disk->sync(*self.file);
    return SQLITE_OK;
}

const sqlite3_io_methods kMethods{
    3,
    closeFile,
    [](sqlite3_file *f, void *to, int size, sqlite3_int64 at) { return real(f)->pMethods->xRead(real(f), to, size, at); },
    writeFile,
    truncateFile,
    syncFile,
    [](sqlite3_file *f, sqlite3_int64 *size) { return real(f)->pMethods->xFileSize(real(f), size); },
    [](sqlite3_file *f, int level) { return real(f)->pMethods->xLock(real(f), level); },
    [](sqlite3_file *f, int level) { return real(f)->pMethods->xUnlock(real(f), level); },
    [](sqlite3_file *f, int *held) { return real(f)->pMethods->xCheckReservedLock(real(f), held); },
    [](sqlite3_file *f, int op, void *argument) { return real(f)->pMethods->xFileControl(real(f), op, argument); },
    [](sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); },
    [](sqlite3_file *f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); },
    [](sqlite3_file *f, int page, int size, int extend, void volatile **at) {
        return real(f)->pMethods->xShmMap(real(f), page, size, extend, at);
    },
    [](sqlite3_file *f, int offset, int n, int flags) { return real(f)->pMethods->xShmLock(real(f), offset, n, flags); },
    [](sqlite3_file *f) { real(f)->pMethods->xShmBarrier(real(f)); },
    [](sqlite3_file *f, int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); },
    // Nothing is mapped, so that every byte passes here.
    [](sqlite3_file *, sqlite3_int64, int, void **at) {
        *at = nullptr;
        return SQLITE_OK;
    },
    [](sqlite3_file *, sqlite3_int64, void *) { return SQLITE_OK; },
};

int openFile(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    PowerCutDisk &disk = diskOf(vfs);
    ShimFile &self = shim(file);
    std::construct_at(&self.file);
    self.disk = &disk;
    self.isLog = (flags & SQLITE_OPEN_WAL) != 0;
    self.real = reinterpret_cast<sqlite3_file *>(&self + 1);
    const int kinds = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL;
    if (name && (flags & kinds))
        self.file = disk.open(QString::fromUtf8(name));
    const int code = disk.base()->xOpen(disk.base(), name, self.real, flags, outFlags);
    // SQLite closes what has methods, even after a failure.
    self.base.pMethods = self.real->pMethods ? &kMethods : nullptr;
    if (!self.base.pMethods)
        std::destroy_at(&self.file);
    return code;
}

int deleteFile(sqlite3_vfs *vfs, const char *name, int syncFolder)
{
    diskOf(vfs).remove(QString::fromUtf8(name));
    return diskOf(vfs).base()->xDelete(diskOf(vfs).base(), name, syncFolder);
}

} // namespace

PowerCutDisk::PowerCutDisk() : m_base(sqlite3_vfs_find(nullptr)), m_vfs(std::make_unique<sqlite3_vfs>(*m_base))
{
    m_vfs->szOsFile = int(sizeof(ShimFile)) + m_base->szOsFile;
    m_vfs->zName = "powercut";
    m_vfs->pNext = nullptr;
    m_vfs->pAppData = this;
    m_vfs->xOpen = openFile;
    m_vfs->xDelete = deleteFile;
    m_vfs->xAccess = [](sqlite3_vfs *vfs, const char *name, int flags, int *result) {
        return diskOf(vfs).base()->xAccess(diskOf(vfs).base(), name, flags, result);
    };
    m_vfs->xFullPathname = [](sqlite3_vfs *vfs, const char *name, int size, char *out) {
        return diskOf(vfs).base()->xFullPathname(diskOf(vfs).base(), name, size, out);
    };
    if (sqlite3_vfs_register(m_vfs.get(), 1) != SQLITE_OK)
        qFatal("the file system was not taken");
}

PowerCutDisk::~PowerCutDisk()
{
    sqlite3_vfs_register(m_base, 1);
    sqlite3_vfs_unregister(m_vfs.get());
}

PowerCutDisk::Image PowerCutDisk::image(RandomSource &random, Unsynced unsynced) const
{
    const std::lock_guard lock(m_mutex);
    Image image;
    for (const auto &[path, file] : m_files) {
        // Its name in the folder may have reached the disk before its first sync.
        if (!file->exists && (unsynced == Unsynced::Lost || random.oneIn(2)))
            continue;
        QByteArray bytes = file->synced;
        if (unsynced == Unsynced::PartlyKept) {
            // Whatever the order it was written in: disks have their own.
            for (const Write &write : file->unsynced) {
                if (write.bytes.isNull() || random.oneIn(4)) {
                    if (random.oneIn(2))
                        apply(bytes, write);
                } else {
                    applyTorn(bytes, write, random);
                }
            }
        }
        image.emplace(QFileInfo(path).fileName(), std::move(bytes));
    }
    return image;
}

void PowerCutDisk::restore(const Image &image, const QString &folder)
{
    for (const auto &[name, bytes] : image) {
        QFile file(folder + '/' + name);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
    }
}

void PowerCutDisk::onOperation(std::function<void(qint64)> callback)
{
    const std::lock_guard lock(m_mutex);
    m_callback = std::move(callback);
}

qint64 PowerCutDisk::operations() const
{
    const std::lock_guard lock(m_mutex);
    return m_operations;
}

qint64 PowerCutDisk::largestLog() const
{
    const std::lock_guard lock(m_mutex);
    return m_largestLog;
}

void PowerCutDisk::count()
{
    if (m_callback)
        m_callback(m_operations);
    ++m_operations;
}

std::shared_ptr<PowerCutDisk::File> PowerCutDisk::open(const QString &path)
{
    const std::lock_guard lock(m_mutex);
    auto &file = m_files[path];
    if (file)
        return file;
    file = std::make_shared<File>();
    if (QFile there(path); there.open(QIODevice::ReadOnly)) {
        file->synced = there.readAll();
        file->exists = true;
    }
    return file;
}

void PowerCutDisk::write(File &file, qint64 offset, QByteArray bytes, bool isLog)
{
    const std::lock_guard lock(m_mutex);
    count();
    if (isLog)
        m_largestLog = std::max(m_largestLog, offset + qint64(bytes.size()));
    file.unsynced.push_back({offset, std::move(bytes)});
}

void PowerCutDisk::truncate(File &file, qint64 size)
{
    const std::lock_guard lock(m_mutex);
    count();
    file.unsynced.push_back({size, {}});
}

void PowerCutDisk::sync(File &file)
{
    const std::lock_guard lock(m_mutex);
    count();
    for (const Write &write : std::exchange(file.unsynced, {}))
        apply(file.synced, write);
    file.exists = true;
}

void PowerCutDisk::remove(const QString &path)
{
    const std::lock_guard lock(m_mutex);
    count();
    m_files.erase(path);
}

} // namespace basalt::test
