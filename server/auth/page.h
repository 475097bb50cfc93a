// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QtGlobal>

namespace basalt::auth {

/** One page of a list, with the number of all rows that fit. */
template <class T>
struct Page
{
    QList<T> items;
    qint64 total = 0;
};

} // namespace basalt::auth
