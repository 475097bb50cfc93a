// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dataworld.h"

namespace basalt::test {

/** Rules of a view that everybody may read. */
extern const QByteArray kOpenView;

/**
 * `customers`, whose credit nobody sees and one of whom nobody may view, and `orders`, which people list their own of: three
 * of ann, two of bob, one of eve. Their secret is hidden and their mail masked.
 */
void ensureShop();
/** A view of `orders`, or the answer if that is refused; `select` are the members besides `from`. */
HttpAnswer makeView(const QByteArray &name, const QByteArray &select, const QByteArray &rules = kOpenView);
/** The same, once in each world. Ends the test program if it is refused. */
void ensureView(const QByteArray &name, const QByteArray &select, const QByteArray &rules = kOpenView);
/** The members of each item, or the refusal: `A-1 Berlin, A-2 Paris`. */
[[nodiscard]] QByteArray rows(const HttpAnswer &answer, const QList<QByteArray> &members);
/**
 * Tries a view's rule for viewing with ann, bob, eve and somebody who is not signed in, on rows by their ids: `yes open no source`
 * for each person, or the refusal.
 */
[[nodiscard]] QByteArray triedRows(const QByteArray &view, const QJsonValue &rule, const QList<QByteArray> &ids);
/** The same by saving the rule and asking for the rows: `yes no` for each person. */
[[nodiscard]] QByteArray readRows(const QByteArray &view, const QJsonValue &rule, const QList<QByteArray> &ids);
/** The id of the order of that number. */
[[nodiscard]] QByteArray orderId(const QByteArray &number);

} // namespace basalt::test
