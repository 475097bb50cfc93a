// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <charconv>
#include <cstring>

namespace basalt::core {

/**
 * Room for `size` more bytes at the end of `out`; returns where they go. For the paths that every request takes: each append of
 * QByteArray itself is a call into Qt that looks at the array anew.
 */
[[nodiscard]] inline char *extend(QByteArray &out, qsizetype size)
{
    const qsizetype before = out.size();
    out.resize(before + size);
    return out.data() + before;
}

/** Copies `bytes` to `to` and returns where they end. */
[[nodiscard]] inline char *put(char *to, QByteArrayView bytes)
{
    if (!bytes.isEmpty())
        std::memcpy(to, bytes.data(), static_cast<size_t>(bytes.size()));
    return to + bytes.size();
}

/** A part of appendParts() as it is. */
[[nodiscard]] inline QByteArrayView partView(QByteArrayView part)
{
    return part;
}
/** A literal, whose length is known: QByteArrayView would search for its end. */
template <size_t N>
[[nodiscard]] QByteArrayView partView(const char (&literal)[N])
{
    return {literal, qsizetype(N) - 1};
}

/** Appends all parts at once. None of them may lie in `out` itself. */
template <class... Parts>
void appendParts(QByteArray &out, const Parts &...parts)
{
    char *to = extend(out, (partView(parts).size() + ... + 0));
    ((to = put(to, partView(parts))), ...);
}

/** Appends two lower-case hexadecimal digits for each byte. */
inline void appendHex(QByteArray &out, QByteArrayView bytes)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    char *to = extend(out, 2 * bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        *to++ = kDigits[byte >> 4];
        *to++ = kDigits[byte & 0x0f];
    }
}

/** The decimal digits of an integer, without an allocation. Lives as long as its view is used. */
class Decimal
{
public:
    explicit Decimal(qint64 value)
        : m_size(std::to_chars(m_digits.data(), m_digits.data() + m_digits.size(), value).ptr - m_digits.data())
    { }
    operator QByteArrayView() const { return {m_digits.data(), m_size}; } // NOLINT(google-explicit-constructor)

private:
    std::array<char, 24> m_digits;
    qsizetype m_size;
};

} // namespace basalt::core
