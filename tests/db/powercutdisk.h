// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "random/randomsource.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

struct sqlite3_vfs;

namespace basalt::test {

/**
 * A disk under SQLite that can lose its power. While this object lives it is SQLite's default file system: files work as
 * always, but what is written to a database or its log counts as on the disk only when it was synced. Asked at any moment, it
 * tells what a disk would hold after a power cut: the synced bytes, and of those written since none, or a random part with
 * torn sectors. Thread-safe.
 */
class PowerCutDisk
{
public:
    /** What happens to bytes that were written and not synced. */
    enum class Unsynced { Lost, PartlyKept };
    /** The files after a power cut, by their names without the folder. */
    using Image = std::map<QString, QByteArray>;

    PowerCutDisk();
    ~PowerCutDisk();
    Q_DISABLE_COPY_MOVE(PowerCutDisk)

    /** What would be there if the power went now. */
    [[nodiscard]] Image image(RandomSource &random, Unsynced unsynced) const;
    /** Writes an image's files to an existing folder. */
    static void restore(const Image &image, const QString &folder);

    /**
     * Called before each write, truncation and sync of a file, with the number of those before; on the thread that does it,
     * which may be in the middle of a transaction or a checkpoint. May call image().
     */
    void onOperation(std::function<void(qint64)> callback);
    [[nodiscard]] qint64 operations() const;
    /** How large any log ever was. */
    [[nodiscard]] qint64 largestLog() const;

    // For the file system's functions.
    struct Write
    {
        qint64 offset = 0;
        QByteArray bytes; ///< null: a truncation to `offset`
    };
    struct File
    {
        QByteArray synced;
        std::vector<Write> unsynced;
        bool exists = false; ///< after a power cut: it was synced once, or was there before
    };
    [[nodiscard]] std::shared_ptr<File> open(const QString &path);
    void write(File &file, qint64 offset, QByteArray bytes, bool isLog);
    void truncate(File &file, qint64 size);
    void sync(File &file);
    void remove(const QString &path);
    [[nodiscard]] sqlite3_vfs *base() const { return m_base; }

private:
    void count();

    sqlite3_vfs *m_base = nullptr;
    std::unique_ptr<sqlite3_vfs> m_vfs;
    mutable std::recursive_mutex m_mutex; ///< image() is called from onOperation()
    std::map<QString, std::shared_ptr<File>> m_files;
    std::function<void(qint64)> m_callback;
    qint64 m_operations = 0;
    qint64 m_largestLog = 0;
};

} // namespace basalt::test
