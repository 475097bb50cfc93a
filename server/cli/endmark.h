// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace basalt::cli {

/**
 * The end of an answer whose length nobody knows: a word that nobody can guess, which the server is asked to send behind the
 * last row. Qt does not always tell a connection that broke off from the end of an answer.
 */
class EndMark
{
public:
    EndMark();

    [[nodiscard]] const QByteArray &text() const { return m_text; }
    /** The answer comes piece by piece; returns what is certain to stand before its last bytes. */
    [[nodiscard]] QByteArray take(const QByteArray &piece);
    /** What came last is the mark. */
    [[nodiscard]] bool hasCome() const { return m_last == m_text; }

private:
    const QByteArray m_text;
    QByteArray m_last; ///< as many bytes as the mark has
};

} // namespace basalt::cli
