// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backup/tarheader.h"

#include <algorithm>

namespace basalt::backup {

namespace {

struct Place
{
    qsizetype offset;
    qsizetype length;
};
constexpr Place kName{0, 100}, kMode{100, 8}, kOwner{108, 8}, kGroup{116, 8}, kSize{124, 12}, kTime{136, 12}, kChecksum{148, 8},
    kType{156, 1}, kMagic{257, 8};
constexpr QByteArrayView kUstar("ustar\00000", 8);
constexpr qint64 kMaxOctalSize = qint64(1) << 33; // 11 digits
constexpr char kBase256 = char(0x80);

void put(QByteArray &block, Place place, QByteArrayView bytes)
{
    std::copy(bytes.begin(), bytes.end(), block.begin() + place.offset);
}

void putOctal(QByteArray &block, Place place, qint64 value)
{
    put(block, place, QByteArray::number(value, 8).rightJustified(place.length - 1, '0'));
}

void putSize(QByteArray &block, qint64 size)
{
    if (size < kMaxOctalSize)
        return putOctal(block, kSize, size);
    block[kSize.offset] = kBase256;
    for (qsizetype i = kSize.length - 1; i > 0; --i, size >>= 8)
        block[kSize.offset + i] = static_cast<char>(size & 0xff);
}

std::optional<qint64> number(QByteArrayView block, Place place)
{
    const QByteArrayView field = block.sliced(place.offset, place.length);
    if (field.front() == kBase256) {
        quint64 value = 0;
        for (const char byte : field.sliced(1)) {
            if (value >> 55)
                return std::nullopt;
            value = value << 8 | static_cast<unsigned char>(byte);
        }
        return static_cast<qint64>(value);
    }
    const qsizetype end = field.indexOf('\0');
    bool isNumber = false;
    const qint64 value = field.first(end < 0 ? field.size() : end).trimmed().toByteArray().toLongLong(&isNumber, 8);
    if (!isNumber || value < 0)
        return std::nullopt;
    return value;
}

/** The sum of all bytes, those of the sum itself counted as spaces. */
qint64 checksum(QByteArrayView block)
{
    qint64 sum = 0;
    for (qsizetype i = 0; i < block.size(); ++i) {
        const bool isSum = i >= kChecksum.offset && i < kChecksum.offset + kChecksum.length;
        sum += isSum ? ' ' : static_cast<unsigned char>(block[i]);
    }
    return sum;
}

} // namespace

QByteArray TarHeader::toBlock() const
{
    constexpr qint64 kOwnerOnly = 0600;
    Q_ASSERT(name.size() <= kName.length);
    QByteArray block(kTarBlock, '\0');
    put(block, kName, name);
    putOctal(block, kMode, kOwnerOnly);
    putOctal(block, kOwner, 0);
    putOctal(block, kGroup, 0);
    putSize(block, size);
    putOctal(block, kTime, std::max<qint64>(modifiedMs / 1000, 0));
    put(block, kType, "0");
    put(block, kMagic, kUstar);
    QByteArray sum = QByteArray::number(checksum(block), 8).rightJustified(6, '0');
    sum.append('\0').append(' ');
    put(block, kChecksum, sum);
    return block;
}

std::optional<TarHeader> TarHeader::fromBlock(QByteArrayView block)
{
    if (block.size() != kTarBlock || block.sliced(kMagic.offset, 5) != kUstar.first(5) || block[kType.offset] != '0')
        return std::nullopt;
    const auto size = number(block, kSize);
    const auto sum = number(block, kChecksum);
    if (!size || !sum || *sum != checksum(block))
        return std::nullopt;
    const QByteArrayView name = block.sliced(kName.offset, kName.length);
    const qsizetype end = name.indexOf('\0');
    return TarHeader{name.first(end < 0 ? name.size() : end).toByteArray(), *size};
}

} // namespace basalt::backup
