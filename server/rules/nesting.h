// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace basalt::rules {

/** Counts a level of nesting for as long as it lives. */
class Nesting
{
public:
    explicit Nesting(int &depth) : m_depth(depth) { ++m_depth; }
    ~Nesting() { --m_depth; }
    Q_DISABLE_COPY_MOVE(Nesting)

private:
    int &m_depth;
};

} // namespace basalt::rules
