// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/casefold.h"

#include <QChar>

namespace basalt::db {

namespace {

void appendUtf8(QByteArray &out, char32_t c)
{
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xc0 | c >> 6);
        out += static_cast<char>(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xe0 | c >> 12);
        out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
        out += static_cast<char>(0x80 | (c & 0x3f));
    } else {
        out += static_cast<char>(0xf0 | c >> 18);
        out += static_cast<char>(0x80 | (c >> 12 & 0x3f));
        out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
        out += static_cast<char>(0x80 | (c & 0x3f));
    }
}

/** Length of the UTF-8 character at `at` (1 for a byte that starts none), and its code point; 0 for such a byte. */
std::pair<int, char32_t> decode(const unsigned char *at, const unsigned char *end)
{
    const int length = *at >= 0xf0 ? 4 : *at >= 0xe0 ? 3 : *at >= 0xc2 ? 2 : 1;
    if (length == 1 || end - at < length)
        return {1, 0};
    char32_t c = *at & (0xffu >> (length + 1));
    for (int i = 1; i < length; ++i) {
        if ((at[i] & 0xc0) != 0x80)
            return {1, 0};
        c = c << 6 | (at[i] & 0x3f);
    }
    return {length, c};
}

using Mapping = char32_t (*)(char32_t);

char32_t fold(char32_t c)
{
    return QChar::toCaseFolded(c);
}

char32_t raise(char32_t c)
{
    return QChar::toUpper(c);
}

char32_t lower(char32_t c)
{
    return QChar::toLower(c);
}

template <Mapping map>
void append(QByteArray &out, QByteArrayView utf8)
{
    const auto *at = reinterpret_cast<const unsigned char *>(utf8.data());
    const auto *const end = at + utf8.size();
    out.reserve(out.size() + utf8.size());
    while (at != end) {
        if (*at < 0x80) {
            constexpr int kStep = 'a' - 'A';
            const bool isUpper = *at >= 'A' && *at <= 'Z';
            const bool isLower = *at >= 'a' && *at <= 'z';
            if constexpr (map == raise)
                out += static_cast<char>(isLower ? *at - kStep : *at);
            else
                out += static_cast<char>(isUpper ? *at + kStep : *at);
            ++at;
            continue;
        }
        const auto [length, c] = decode(at, end);
        const char32_t mapped = c == 0 ? 0 : map(c);
        if (mapped == c)
            out.append(reinterpret_cast<const char *>(at), length);
        else
            appendUtf8(out, mapped);
        at += length;
    }
}

FoldTable tableOf(Mapping map)
{
    FoldTable table;
    for (char32_t c = 0x80; c <= QChar::LastValidCodePoint; ++c) {
        const char32_t mapped = QChar::isSurrogate(c) ? c : map(c);
        if (mapped == c)
            continue;
        appendUtf8(table.from, c);
        appendUtf8(table.to, mapped);
    }
    return table;
}

} // namespace

void appendFolded(QByteArray &out, QByteArrayView utf8)
{
    append<fold>(out, utf8);
}

QByteArray foldCase(QByteArrayView utf8)
{
    QByteArray out;
    append<fold>(out, utf8);
    return out;
}

QByteArray upperCase(QByteArrayView utf8)
{
    QByteArray out;
    append<raise>(out, utf8);
    return out;
}

QByteArray lowerCase(QByteArrayView utf8)
{
    QByteArray out;
    append<lower>(out, utf8);
    return out;
}

FoldTable foldTable()
{
    return tableOf(fold);
}

FoldTable upperTable()
{
    return tableOf(raise);
}

FoldTable lowerTable()
{
    return tableOf(lower);
}

} // namespace basalt::db
