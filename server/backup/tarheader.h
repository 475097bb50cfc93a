// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace basalt::backup {

/** Everything in a tar file is a multiple of this. */
inline constexpr qint64 kTarBlock = 512;

/**
 * What stands before a member of a tar file (POSIX ustar). Backups have a handful of plain files, so this is all of the format
 * that is needed, and every tar reads it; sizes from 8 GiB on are written in the base-256 form that GNU tar began.
 */
struct TarHeader
{
    QByteArray name;
    qint64 size = 0;
    qint64 modifiedMs = 0; ///< written, not read

    /** One block. `name` has at most 100 bytes. */
    [[nodiscard]] QByteArray toBlock() const;
    /** Nothing unless the block is the header of a plain file whose checksum is right. */
    [[nodiscard]] static std::optional<TarHeader> fromBlock(QByteArrayView block);
};

/** Bytes that fill the last block of a member of `size` bytes. */
[[nodiscard]] inline qint64 tarPadding(qint64 size)
{
    return (kTarBlock - size % kTarBlock) % kTarBlock;
}

} // namespace basalt::backup
