// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/headers.h"

#include <algorithm>

namespace basalt::http {

namespace {

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

bool isToken(QByteArrayView text)
{
    static constexpr QByteArrayView kMarks("!#$%&'*+-.^_`|~");
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || kMarks.contains(c);
    });
}

QByteArray Headers::value(QByteArrayView name) const
{
    for (const auto &[fieldName, fieldValue] : m_fields) {
        if (sameName(fieldName, name))
            return fieldValue;
    }
    return {};
}

bool Headers::contains(QByteArrayView name) const
{
    return count(name) > 0;
}

qsizetype Headers::count(QByteArrayView name) const
{
    return std::count_if(m_fields.cbegin(), m_fields.cend(),
                         [name](const Field &field) { return sameName(field.first, name); });
}

QByteArray Headers::joined(QByteArrayView name) const
{
    QByteArray all;
    bool first = true;
    for (const auto &[fieldName, fieldValue] : m_fields) {
        if (!sameName(fieldName, name))
            continue;
        if (!first)
            all += ", ";
        all += fieldValue;
        first = false;
    }
    return first ? QByteArray() : all;
}

bool Headers::add(QByteArrayView name, QByteArrayView value)
{
    if (!isToken(name) || value.contains('\r') || value.contains('\n') || value.contains('\0'))
        return false;
    // A value that is there but empty is not a missing one.
    m_fields.emplace_back(name.toByteArray(), value.isEmpty() ? QByteArray("") : value.toByteArray());
    return true;
}

bool Headers::set(QByteArrayView name, QByteArrayView value)
{
    remove(name);
    return add(name, value);
}

void Headers::remove(QByteArrayView name)
{
    std::erase_if(m_fields, [name](const Field &field) { return sameName(field.first, name); });
}

} // namespace basalt::http
