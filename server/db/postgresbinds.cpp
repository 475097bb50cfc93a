// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/postgresbinds.h"

#include <array>
#include <charconv>

using namespace Qt::Literals::StringLiterals;

namespace basalt::db {

namespace {

constexpr qsizetype kNoText = -1;

template <class Number>
void appendNumber(QByteArray &out, Number number)
{
    std::array<char, 32> digits; // the shortest form of a double has at most 24 characters
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end - digits.data());
}

} // namespace

Result<void> PostgresBinds::set(std::span<const Value> values)
{
    m_buffer.resize(0);
    m_offsets.clear();
    m_pointers.clear();
    for (size_t i = 0; i < values.size(); ++i) {
        if (std::holds_alternative<std::monostate>(values[i])) {
            m_offsets.push_back(kNoText);
            continue;
        }
        m_offsets.push_back(m_buffer.size());
        if (!append(values[i]))
            return Error::logged(Code::DatabaseError, u"text with a NUL character bound to $%1"_s.arg(i + 1));
        m_buffer += '\0';
    }
    for (const qsizetype offset : m_offsets)
        m_pointers.push_back(offset == kNoText ? nullptr : m_buffer.constData() + offset);
    return {};
}

bool PostgresBinds::append(const Value &value)
{
    if (const auto *text = std::get_if<QByteArray>(&value)) {
        m_buffer += *text;
        return !text->contains('\0');
    }
    if (const auto *number = std::get_if<qint64>(&value))
        appendNumber(m_buffer, *number);
    else if (const auto *real = std::get_if<double>(&value))
        appendNumber(m_buffer, *real);
    else if (const auto *yes = std::get_if<bool>(&value))
        m_buffer += *yes ? 't' : 'f';
    else if (const auto *blob = std::get_if<Blob>(&value))
        m_buffer += "\\x" + blob->bytes.toHex();
    return true;
}

} // namespace basalt::db
