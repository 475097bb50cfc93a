// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endmark.h"

#include <QUuid>

#include <algorithm>

namespace basalt::app {

EndMark::EndMark() : m_text(QUuid::createUuid().toByteArray(QUuid::Id128)) { }

QByteArray EndMark::take(const QByteArray &piece)
{
    m_last += piece;
    QByteArray before = m_last.first(std::max<qsizetype>(0, m_last.size() - m_text.size()));
    m_last.remove(0, before.size());
    return before;
}

} // namespace basalt::app
