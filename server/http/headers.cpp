// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/headers.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace basalt::http {

namespace {

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && a.compare(b, Qt::CaseInsensitive) == 0;
}

constexpr std::array<bool, 256> makeTokenTable()
{
    constexpr std::string_view marks("!#$%&'*+-.^_`|~");
    std::array<bool, 256> table{};
    for (size_t i = 0; i < table.size(); ++i) {
        const char c = static_cast<char>(i);
        table[i] = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
            || marks.find(c) != std::string_view::npos;
    }
    return table;
}

constexpr std::array<bool, 256> kTokenChars = makeTokenTable();

/** True for a value that would end its header line early. */
bool endsLine(QByteArrayView value)
{
    return value.contains('\r') || value.contains('\n') || value.contains('\0');
}

} // namespace

bool isToken(QByteArrayView text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](char c) { return kTokenChars[static_cast<unsigned char>(c)]; });
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
    return std::any_of(m_fields.cbegin(), m_fields.cend(), [name](const Field &field) { return sameName(field.first, name); });
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
    if (!isToken(name) || endsLine(value))
        return false;
    // A value that is there but empty is not a missing one.
    m_fields.emplace_back(name.toByteArray(), value.isEmpty() ? QByteArray("") : value.toByteArray());
    return true;
}

bool Headers::addShared(const Field &field)
{
    if (!isToken(field.first) || endsLine(field.second))
        return false;
    m_fields.emplace_back(field.first, field.second.isNull() ? QByteArray("") : field.second);
    return true;
}

bool Headers::setShared(const Field &field)
{
    remove(field.first);
    return addShared(field);
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
