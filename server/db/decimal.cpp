// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/decimal.h"

#include <algorithm>
#include <cstring>

namespace basalt::db {

namespace {

/** Parts of a decimal text, without leading zeros before the point and without trailing ones after it. */
struct Parts
{
    bool valid = false;
    bool negative = false;
    QByteArrayView whole;
    QByteArrayView fraction;
};

bool allDigits(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

Parts split(QByteArrayView text)
{
    Parts parts;
    if (text.startsWith('-') || text.startsWith('+')) {
        parts.negative = text.front() == '-';
        text = text.sliced(1);
    }
    const qsizetype point = text.indexOf('.');
    parts.whole = point < 0 ? text : text.first(point);
    parts.fraction = point < 0 ? QByteArrayView() : text.sliced(point + 1);
    parts.valid = !parts.whole.isEmpty() && (point < 0 || !parts.fraction.isEmpty()) && allDigits(parts.whole)
        && allDigits(parts.fraction);
    while (parts.whole.startsWith('0'))
        parts.whole = parts.whole.sliced(1);
    while (parts.fraction.endsWith('0'))
        parts.fraction.chop(1);
    if (parts.whole.isEmpty() && parts.fraction.isEmpty())
        parts.negative = false;
    return parts;
}

std::weak_ordering compareBytes(QByteArrayView a, QByteArrayView b)
{
    const qsizetype common = std::min(a.size(), b.size());
    const int order = common == 0 ? 0 : std::memcmp(a.data(), b.data(), static_cast<size_t>(common));
    return order == 0 ? std::weak_ordering(a.size() <=> b.size()) : std::weak_ordering(order <=> 0);
}

std::weak_ordering compareMagnitudes(const Parts &a, const Parts &b)
{
    if (a.whole.size() != b.whole.size())
        return a.whole.size() <=> b.whole.size();
    const auto whole = compareBytes(a.whole, b.whole);
    return std::is_neq(whole) ? whole : compareBytes(a.fraction, b.fraction);
}

} // namespace

bool isDecimal(QByteArrayView text)
{
    return split(text).valid;
}

std::weak_ordering compareDecimals(QByteArrayView a, QByteArrayView b)
{
    const Parts left = split(a);
    const Parts right = split(b);
    if (!left.valid || !right.valid) {
        if (left.valid != right.valid)
            return left.valid ? std::weak_ordering::less : std::weak_ordering::greater;
        return compareBytes(a, b);
    }
    if (left.negative != right.negative)
        return left.negative ? std::weak_ordering::less : std::weak_ordering::greater;
    return left.negative ? compareMagnitudes(right, left) : compareMagnitudes(left, right);
}

} // namespace basalt::db
