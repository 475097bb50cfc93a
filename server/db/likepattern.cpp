// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/likepattern.h"

#include "db/casefold.h"

#include <cstring>

namespace basalt::db {

namespace {

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

/** Position after the character at `at`, which is inside the text. */
qsizetype nextCharacter(QByteArrayView text, qsizetype at)
{
    do
        ++at;
    while (at < text.size() && isContinuation(text[at]));
    return at;
}

constexpr qsizetype kNotFound = -1;

qsizetype indexOf(QByteArrayView text, QByteArrayView needle, qsizetype from)
{
    if (needle.isEmpty())
        return from;
    // memmem is linear on glibc (two-way), which QByteArrayView::indexOf is not for every input.
    const void *found = ::memmem(text.data() + from, static_cast<size_t>(text.size() - from), needle.data(),
                                 static_cast<size_t>(needle.size()));
    return found ? static_cast<const char *>(found) - text.data() : kNotFound;
}

} // namespace

LikePattern::LikePattern(QByteArrayView pattern)
{
    const QByteArray folded = foldCase(pattern);
    for (qsizetype i = 0; i < folded.size(); ++i) {
        char c = folded[i];
        if (c == '%') {
            m_parts.emplace_back();
            continue;
        }
        Part &part = m_parts.back();
        if (c == '_') {
            part.runs.emplace_back();
            ++part.characters;
            continue;
        }
        if (c == '\\' && i + 1 < folded.size())
            c = folded[++i];
        part.runs.back() += c;
        if (!isContinuation(c))
            ++part.characters;
    }
}

std::optional<bool> LikePattern::matches(QByteArrayView utf8, const Interrupted &interrupted) const
{
    m_folded.resize(0);
    appendFolded(m_folded, utf8);
    const QByteArrayView text(m_folded);
    qsizetype at = matchAt(m_parts.front(), text, 0);
    if (at == kNotFound)
        return false;
    if (m_parts.size() == 1)
        return at == text.size();
    for (size_t i = 1; i + 1 < m_parts.size(); ++i) {
        const auto found = find(m_parts[i], text, at, interrupted);
        if (!found)
            return std::nullopt;
        if (*found == kNotFound)
            return false;
        at = *found;
    }
    return matchEnd(m_parts.back(), text, at);
}

/** The end of the part if it stands at `from`. */
qsizetype LikePattern::matchAt(const Part &part, QByteArrayView text, qsizetype from)
{
    qsizetype at = from;
    for (size_t i = 0; i < part.runs.size(); ++i) {
        if (i > 0) {
            if (at >= text.size())
                return kNotFound;
            at = nextCharacter(text, at);
        }
        if (!text.sliced(at).startsWith(part.runs[i]))
            return kNotFound;
        at += part.runs[i].size();
    }
    return at;
}

bool LikePattern::matchEnd(const Part &part, QByteArrayView text, qsizetype from)
{
    if (part.runs.size() == 1)
        return text.size() - from >= part.runs.front().size() && text.endsWith(part.runs.front());
    qsizetype at = text.size();
    for (qsizetype left = part.characters; left > 0; --left) {
        if (at <= from)
            return false;
        do
            --at;
        while (at > from && isContinuation(text[at]));
    }
    return matchAt(part, text, at) == text.size();
}

std::optional<qsizetype> LikePattern::find(const Part &part, QByteArrayView text, qsizetype from,
                                           const Interrupted &interrupted)
{
    if (part.runs.size() == 1) {
        const qsizetype found = indexOf(text, part.runs.front(), from);
        return found == kNotFound ? kNotFound : found + part.runs.front().size();
    }
    constexpr qsizetype kAskEvery = 4096;
    qsizetype untilAsking = kAskEvery;
    for (qsizetype at = from; at < text.size(); at = nextCharacter(text, at)) {
        const qsizetype end = matchAt(part, text, at);
        if (end != kNotFound)
            return end;
        if (--untilAsking == 0) {
            untilAsking = kAskEvery;
            if (interrupted && interrupted())
                return std::nullopt;
        }
    }
    return kNotFound;
}

} // namespace basalt::db
