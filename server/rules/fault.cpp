// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/fault.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::rules {

Error toError(const Fault &fault, QByteArrayView source, Purpose purpose, const QString &field)
{
    const QByteArrayView before = source.first(std::clamp(fault.position, qsizetype(0), source.size()));
    const auto isFirstByte = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
    const qsizetype position = std::ranges::count_if(before, isFirstByte) + 1;
    const QString place = u"position %1: "_s.arg(position);
    Error error = Error::of(purpose == Purpose::Filter ? Code::FilterInvalid : Code::RuleInvalid);
    error.message = field + u", "_s + place + fault.message;
    error.fields.append({field, place + fault.message, fault.code});
    return error;
}

} // namespace basalt::rules
