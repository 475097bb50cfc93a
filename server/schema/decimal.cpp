// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/decimal.h"

#include <algorithm>

namespace basalt::schema {

namespace {

bool allDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::optional<QByteArray> canonicalDecimal(QByteArrayView text)
{
    bool negative = false;
    if (text.startsWith('-') || text.startsWith('+')) {
        negative = text.front() == '-';
        text = text.sliced(1);
    }
    const qsizetype point = text.indexOf('.');
    QByteArrayView whole = point < 0 ? text : text.first(point);
    const QByteArrayView fraction = point < 0 ? QByteArrayView() : text.sliced(point + 1);
    if (!allDigits(whole) || (point >= 0 && !allDigits(fraction)))
        return std::nullopt;
    while (whole.size() > 1 && whole.front() == '0')
        whole = whole.sliced(1);
    if (whole.size() + fraction.size() > kMaxDecimalDigits)
        return std::nullopt;
    const auto isZero = [](char c) { return c == '0'; };
    if (std::all_of(whole.begin(), whole.end(), isZero) && std::all_of(fraction.begin(), fraction.end(), isZero))
        negative = false;
    QByteArray canonical;
    canonical.reserve(text.size() + 1);
    if (negative)
        canonical += '-';
    canonical += whole;
    if (point >= 0) {
        canonical += '.';
        canonical += fraction;
    }
    return canonical;
}

} // namespace basalt::schema
