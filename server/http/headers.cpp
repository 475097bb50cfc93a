// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/headers.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

using namespace Qt::Literals::StringLiterals;

namespace basalt::http {

namespace {

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

using Block = unsigned char __attribute__((vector_size(16)));
constexpr qsizetype kBlockBytes = sizeof(Block);

/** Not zero where one of sixteen bytes is a control character. */
Block controlsIn(const char *bytes)
{
    Block block;
    std::memcpy(&block, bytes, sizeof block);
    return Block(block < 0x20) | Block(block == 0x7f);
}

bool isValueChar(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte != 0x7f) || c == '\t';
}

/** The name itself, without a copy of its own if it is one that most requests have, written as most of them write it. */
QByteArray nameText(QByteArrayView name)
{
    static const std::array<QByteArray, 12> kUsual{
        "Host"_ba,           "Connection"_ba,      "Authorization"_ba,   "User-Agent"_ba, "Accept"_ba,  "Content-Type"_ba,
        "Content-Length"_ba, "Accept-Encoding"_ba, "Accept-Language"_ba, "Origin"_ba,     "Referer"_ba, "X-Account-ID"_ba};
    const auto usual = std::ranges::find(kUsual, name);
    return usual == kUsual.end() ? name.toByteArray() : *usual;
}

} // namespace

bool isToken(QByteArrayView text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](char c) { return kTokenChars[static_cast<unsigned char>(c)]; });
}

/** Sixteen bytes at a time, the last ones twice if they do not come out even: a token is longer than all the rest of a head. */
bool isFieldValue(QByteArrayView text)
{
    if (text.size() < kBlockBytes)
        return std::all_of(text.begin(), text.end(), isValueChar);
    Block controls = controlsIn(text.end() - kBlockBytes);
    for (qsizetype at = 0; at + kBlockBytes < text.size(); at += kBlockBytes)
        controls |= controlsIn(text.data() + at);
    constexpr Block kNone{};
    if (std::memcmp(&controls, &kNone, sizeof controls) == 0) [[likely]]
        return true;
    return std::all_of(text.begin(), text.end(), isValueChar); // a tab is none of those that are forbidden
}

QByteArray Headers::value(QByteArrayView name) const
{
    for (const auto &[fieldName, fieldValue] : m_fields) {
        if (sameText(fieldName, name))
            return fieldValue;
    }
    return {};
}

bool Headers::contains(QByteArrayView name) const
{
    return std::any_of(m_fields.cbegin(), m_fields.cend(), [name](const Field &field) { return sameText(field.first, name); });
}

qsizetype Headers::count(QByteArrayView name) const
{
    return std::count_if(m_fields.cbegin(), m_fields.cend(),
                         [name](const Field &field) { return sameText(field.first, name); });
}

QByteArray Headers::joined(QByteArrayView name) const
{
    QByteArray all;
    bool first = true;
    for (const auto &[fieldName, fieldValue] : m_fields) {
        if (!sameText(fieldName, name))
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
    if (!isToken(name) || !isFieldValue(value))
        return false;
    // A value that is there but empty is not a missing one.
    m_fields.emplace_back(nameText(name), value.isEmpty() ? QByteArray("") : value.toByteArray());
    return true;
}

bool Headers::addShared(const Field &field)
{
    Q_ASSERT(isToken(field.first));
    if (!isFieldValue(field.second))
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
    std::erase_if(m_fields, [name](const Field &field) { return sameText(field.first, name); });
}

} // namespace basalt::http
