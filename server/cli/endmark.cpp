// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/endmark.h"

#include "core/crypto.h"

#include <algorithm>

namespace basalt::cli {

namespace {

constexpr qsizetype kRandomBytes = 18;

} // namespace

EndMark::EndMark() : m_text(core::randomToken(kRandomBytes)) { }

QByteArray EndMark::take(const QByteArray &piece)
{
    m_last += piece;
    QByteArray before = m_last.first(std::max<qsizetype>(0, m_last.size() - m_text.size()));
    m_last.remove(0, before.size());
    return before;
}

} // namespace basalt::cli
