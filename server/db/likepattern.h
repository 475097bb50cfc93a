// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <functional>
#include <optional>
#include <vector>

namespace basalt::db {

/**
 * A LIKE pattern (`%` any run, `_` one character, `\` takes the next character as it is) made ready for many texts, folded
 * by casefold.h. Matching takes each part between two `%` at its leftmost place and never goes back, so the time is bounded
 * by text length times pattern length; parts without `_` are searched in linear time. One thread.
 */
class LikePattern
{
public:
    explicit LikePattern(QByteArrayView pattern);

    /** Asked now and then during long matches; true ends the match. */
    using Interrupted = std::function<bool()>;

    /** Whether `text` matches as a whole; nothing if interrupted. */
    [[nodiscard]] std::optional<bool> matches(QByteArrayView text, const Interrupted &interrupted = {}) const;

private:
    /** One part between two `%`: literal runs, with one any-character between each two of them. */
    struct Part
    {
        std::vector<QByteArray> runs{QByteArray()};
        qsizetype characters = 0; ///< length in characters
    };

    [[nodiscard]] static qsizetype matchAt(const Part &part, QByteArrayView text, qsizetype from);
    [[nodiscard]] static bool matchEnd(const Part &part, QByteArrayView text, qsizetype from);
    [[nodiscard]] static std::optional<qsizetype> find(const Part &part, QByteArrayView text, qsizetype from,
                                                       const Interrupted &interrupted);

    std::vector<Part> m_parts{Part()};
    mutable QByteArray m_folded;
};

} // namespace basalt::db
